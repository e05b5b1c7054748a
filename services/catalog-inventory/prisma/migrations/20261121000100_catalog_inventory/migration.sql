-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "brand" TEXT NOT NULL,
    "material" TEXT NOT NULL,
    "modality" TEXT NOT NULL,
    "replacement" TEXT NOT NULL,
    "water_content" INTEGER,
    "uv_blocking" BOOLEAN,
    "description" TEXT NOT NULL,
    "matrix" JSONB NOT NULL,
    "on_sale" BOOLEAN NOT NULL,
    "search_text" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pack" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "gtin" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pack_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price" (
    "pack_id" UUID NOT NULL,
    "market" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "tax_rate" INTEGER NOT NULL,

    CONSTRAINT "price_pkey" PRIMARY KEY ("pack_id","market")
);

-- CreateTable
CREATE TABLE "warehouse" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "markets" TEXT[],
    "priority" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "warehouse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lens" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "parameters" JSONB NOT NULL,

    CONSTRAINT "lens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lot" (
    "id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "pack_id" UUID NOT NULL,
    "lens_id" UUID NOT NULL,
    "lot_number" TEXT NOT NULL,
    "expires_on" DATE NOT NULL,
    "on_hand" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_ledger" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "lot_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "on_hand_change" INTEGER NOT NULL,
    "reserved_change" INTEGER NOT NULL,
    "cause_id" UUID NOT NULL,
    "reason" TEXT,
    "actor_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_ledger_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "received_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservation" (
    "order_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "reserved_until" TIMESTAMPTZ(3),
    "refused_line_ids" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "reservation_line" (
    "order_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "reservation_line_pkey" PRIMARY KEY ("order_id","line_id","lot_id")
);

-- CreateIndex
CREATE INDEX "product_created_at_id_idx" ON "product"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "pack_gtin_key" ON "pack"("gtin");

-- CreateIndex
CREATE INDEX "pack_product_id_idx" ON "pack"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "warehouse_code_key" ON "warehouse"("code");

-- CreateIndex
CREATE INDEX "lens_product_id_idx" ON "lens"("product_id");

-- CreateIndex
CREATE INDEX "lot_lens_id_pack_id_idx" ON "lot"("lens_id", "pack_id");

-- CreateIndex
CREATE INDEX "lot_pack_id_idx" ON "lot"("pack_id");

-- CreateIndex
CREATE INDEX "lot_created_at_id_idx" ON "lot"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "lot_warehouse_id_pack_id_lens_id_lot_number_expires_on_key" ON "lot"("warehouse_id", "pack_id", "lens_id", "lot_number", "expires_on");

-- CreateIndex
CREATE INDEX "stock_ledger_lot_id_created_at_id_idx" ON "stock_ledger"("lot_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_ledger_cause_id_lot_id_kind_key" ON "stock_ledger"("cause_id", "lot_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_warehouse_id_reference_key" ON "receipt"("warehouse_id", "reference");

-- CreateIndex
CREATE INDEX "reservation_line_lot_id_idx" ON "reservation_line"("lot_id");

-- AddForeignKey
ALTER TABLE "pack" ADD CONSTRAINT "pack_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "price" ADD CONSTRAINT "price_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "pack"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "pack"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lot" ADD CONSTRAINT "lot_lens_id_fkey" FOREIGN KEY ("lens_id") REFERENCES "lens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_ledger" ADD CONSTRAINT "stock_ledger_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation_line" ADD CONSTRAINT "reservation_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "reservation"("order_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation_line" ADD CONSTRAINT "reservation_line_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say: what must be true of every row, whoever writes it.
ALTER TABLE "product"
    ADD CONSTRAINT "product_modality" CHECK ("modality" IN ('spherical', 'toric', 'multifocal', 'colour')),
    ADD CONSTRAINT "product_replacement" CHECK ("replacement" IN ('daily', 'two-weekly', 'monthly'));
ALTER TABLE "pack" ADD CONSTRAINT "pack_size" CHECK ("size" > 0), ADD CONSTRAINT "pack_gtin" CHECK ("gtin" ~ '^[0-9]{14}$');
ALTER TABLE "price" ADD CONSTRAINT "price_amount" CHECK ("amount" >= 0 AND "tax_rate" BETWEEN 0 AND 10000);
ALTER TABLE "lot" ADD CONSTRAINT "lot_reserved" CHECK ("reserved" BETWEEN 0 AND "on_hand");
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_status" CHECK ("status" IN ('held', 'refused', 'released', 'shipped'));
ALTER TABLE "reservation_line" ADD CONSTRAINT "reservation_line_quantity" CHECK ("quantity" > 0);
ALTER TABLE "stock_ledger" ADD CONSTRAINT "stock_ledger_kind" CHECK (
    CASE "kind"
        WHEN 'receipt' THEN "on_hand_change" > 0 AND "reserved_change" = 0
        WHEN 'reserve' THEN "on_hand_change" = 0 AND "reserved_change" > 0
        WHEN 'release' THEN "on_hand_change" = 0 AND "reserved_change" < 0
        WHEN 'ship' THEN "on_hand_change" < 0 AND "reserved_change" = "on_hand_change"
        WHEN 'adjust' THEN "on_hand_change" <> 0 AND "reserved_change" = 0
        ELSE false
    END
);

-- A lot's row is rewritten with every order: room on its page keeps these updates off the indexes.
ALTER TABLE "lot" SET (fillfactor = 70);

-- The ledger is append-only for everyone, the application's role and the schema's owner alike.
CREATE FUNCTION "refuse_ledger_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the stock ledger is append-only: book the opposite movement instead' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "stock_ledger_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "stock_ledger"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_ledger_change"();
