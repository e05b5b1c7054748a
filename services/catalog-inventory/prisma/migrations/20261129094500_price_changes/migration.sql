-- CreateTable
CREATE TABLE "price_change" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "pack_id" UUID NOT NULL,
    "market" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT NOT NULL,
    "changed_by" UUID NOT NULL,
    "approved_by" UUID,
    "proposal_id" UUID,
    "import_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "price_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_floor" (
    "id" UUID NOT NULL,
    "market" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "share" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "price_floor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price_proposal" (
    "id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "prices" JSONB NOT NULL,
    "proposed_by" UUID NOT NULL,
    "decided_by" UUID,
    "rejection" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "price_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "price_change_created_at_id_idx" ON "price_change"("created_at", "id");

-- CreateIndex
CREATE INDEX "price_change_product_id_created_at_id_idx" ON "price_change"("product_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "price_change_pack_id_market_created_at_id_idx" ON "price_change"("pack_id", "market", "created_at", "id");

-- CreateIndex
CREATE INDEX "price_change_changed_by_created_at_id_idx" ON "price_change"("changed_by", "created_at", "id");

-- CreateIndex
CREATE INDEX "price_floor_created_at_id_idx" ON "price_floor"("created_at", "id");

-- CreateIndex
CREATE INDEX "price_floor_market_created_at_id_idx" ON "price_floor"("market", "created_at", "id");

-- CreateIndex
CREATE INDEX "price_proposal_created_at_id_idx" ON "price_proposal"("created_at", "id");

-- CreateIndex
CREATE INDEX "price_proposal_status_created_at_id_idx" ON "price_proposal"("status", "created_at", "id");

-- By hand, beyond what a Prisma schema can say: the record of prices and of floors is append-only for every role, and nobody
-- approves prices that they proposed.
CREATE FUNCTION "refuse_price_record_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "price_change_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "price_change"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_price_record_change"();
CREATE TRIGGER "price_floor_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "price_floor"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_price_record_change"();
ALTER TABLE "price_change" ADD CONSTRAINT "price_change_two_people" CHECK ("approved_by" <> "changed_by"),
    ADD CONSTRAINT "price_change_changes" CHECK ("before" IS DISTINCT FROM "after");
ALTER TABLE "price_floor" ADD CONSTRAINT "price_floor_bounds" CHECK ("amount" > 0 AND "share" BETWEEN 1 AND 10000);
ALTER TABLE "price_proposal" ADD CONSTRAINT "price_proposal_two_people"
    CHECK ("status" <> 'approved' OR ("decided_by" IS NOT NULL AND "decided_by" <> "proposed_by"));
