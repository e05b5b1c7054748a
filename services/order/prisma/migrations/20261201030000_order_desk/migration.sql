-- AlterTable
ALTER TABLE "orders" ADD COLUMN "channel" TEXT NOT NULL DEFAULT 'web',
ADD COLUMN "placed_by" UUID,
ADD COLUMN "hold_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "tag_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "order_note" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "written_by" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_tag" (
    "id" UUID NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "is_retired" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_tagging" (
    "order_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "tagged_by" UUID NOT NULL,
    "tagged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_tagging_pkey" PRIMARY KEY ("tag_id","order_id")
);

-- CreateTable
CREATE TABLE "order_hold" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed_reason" TEXT,
    "placed_by" UUID,
    "sealed_release" TEXT,
    "released_by" UUID,
    "released_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bad_address" (
    "address_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bad_address_pkey" PRIMARY KEY ("address_id")
);

-- CreateTable
CREATE TABLE "cart" (
    "id" UUID NOT NULL,
    "customer_id" UUID,
    "token_digest" TEXT,
    "sealed_for" UUID NOT NULL,
    "sealed" TEXT,
    "market" TEXT NOT NULL,
    "boxes" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "order_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cart_quota" (
    "network" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "cart_quota_pkey" PRIMARY KEY ("network")
);

-- CreateIndex
CREATE INDEX "order_note_order_id_created_at_id_idx" ON "order_note"("order_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "order_tag_created_at_id_idx" ON "order_tag"("created_at", "id");

-- CreateIndex
CREATE INDEX "order_tagging_order_id_idx" ON "order_tagging"("order_id");

-- CreateIndex
CREATE INDEX "order_hold_created_at_id_idx" ON "order_hold"("created_at", "id");

-- CreateIndex
CREATE INDEX "order_hold_order_id_idx" ON "order_hold"("order_id");

-- CreateIndex
CREATE INDEX "bad_address_customer_id_idx" ON "bad_address"("customer_id");

-- CreateIndex
CREATE INDEX "cart_customer_id_created_at_id_idx" ON "cart"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "cart_created_at_id_idx" ON "cart"("created_at", "id");

-- CreateIndex
CREATE INDEX "cart_expires_at_idx" ON "cart"("expires_at");

-- CreateIndex
CREATE INDEX "cart_quota_since_idx" ON "cart_quota"("since");

-- AddForeignKey
ALTER TABLE "order_note" ADD CONSTRAINT "order_note_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_tagging" ADD CONSTRAINT "order_tagging_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_tagging" ADD CONSTRAINT "order_tagging_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "order_tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_hold" ADD CONSTRAINT "order_hold_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "orders" ADD CONSTRAINT "orders_hold_count" CHECK ("hold_count" >= 0);
ALTER TABLE "order_note" ADD CONSTRAINT "order_note_kind" CHECK ("kind" IN ('shop', 'customer'));
ALTER TABLE "order_hold" ADD CONSTRAINT "order_hold_kind" CHECK ("kind" IN ('fraud', 'limit', 'address', 'manual'));
ALTER TABLE "cart" ADD CONSTRAINT "cart_state" CHECK ("state" IN ('open', 'placed'));
ALTER TABLE "cart" ADD CONSTRAINT "cart_owner" CHECK ("customer_id" IS NOT NULL OR "token_digest" IS NOT NULL);

-- Few orders are held, so the index of held orders costs the others nothing.
CREATE INDEX "orders_held" ON "orders" ("created_at", "id") WHERE "hold_count" > 0;
CREATE INDEX "order_hold_open" ON "order_hold" ("created_at", "id") WHERE "released_at" IS NULL;
-- A rule holds an order once.
CREATE UNIQUE INDEX "order_hold_by_rule" ON "order_hold" ("order_id", "kind") WHERE "placed_by" IS NULL;

-- An order that is held does not begin to ship, whatever a program does. A hold is placed and released under the lock of the
-- process, as a shipment is.
CREATE FUNCTION "no_held_order_ships"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'order % is on hold', NEW.id USING ERRCODE = 'check_violation';
END
$$;
CREATE TRIGGER "no_held_order_ships" BEFORE UPDATE OF "status" ON "orders" FOR EACH ROW
    WHEN (NEW.hold_count > 0 AND NEW.status = 'shipping' AND OLD.status IN ('confirmed', 'part-shipped'))
    EXECUTE FUNCTION "no_held_order_ships"();

-- Returns what a merge may touch. It is the list of the migration customer_merges with the tables of the order desk, of amendments, of parcels and of returns.
CREATE OR REPLACE FUNCTION "may_merge"("what" text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT what = ANY (ARRAY['orders.customer_id', 'order_values.customer_id', 'past_order_line.customer_id', 'credit_change.customer_id',
        'cart.customer_id', 'bad_address.customer_id', 'order_amendment.customer_id', 'parcel.customer_id', 'carrier_claim.customer_id',
        'order_return.customer_id', 'credit_account', 'data_key'])
$$;
