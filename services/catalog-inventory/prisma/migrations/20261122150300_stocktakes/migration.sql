-- CreateTable
CREATE TABLE "stocktake" (
    "id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "product_id" UUID,
    "status" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "started_by" UUID NOT NULL,
    "submitted_by" UUID,
    "decided_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stocktake_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stocktake_lot" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "stocktake_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "counted" INTEGER,
    "book" INTEGER,
    "counted_by" UUID,
    "counted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stocktake_lot_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stocktake_created_at_id_idx" ON "stocktake"("created_at", "id");

-- CreateIndex
CREATE INDEX "stocktake_warehouse_id_created_at_id_idx" ON "stocktake"("warehouse_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "stocktake_lot_stocktake_id_created_at_id_idx" ON "stocktake_lot"("stocktake_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "stocktake_lot_stocktake_id_lot_id_key" ON "stocktake_lot"("stocktake_id", "lot_id");

-- AddForeignKey
ALTER TABLE "stocktake" ADD CONSTRAINT "stocktake_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stocktake_lot" ADD CONSTRAINT "stocktake_lot_stocktake_id_fkey" FOREIGN KEY ("stocktake_id") REFERENCES "stocktake"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stocktake_lot" ADD CONSTRAINT "stocktake_lot_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say: a count is whole or not there.
ALTER TABLE "stocktake" ADD CONSTRAINT "stocktake_status" CHECK ("status" IN ('counting', 'submitted', 'approved'));
ALTER TABLE "stocktake_lot" ADD CONSTRAINT "stocktake_lot_whole" CHECK (
    num_nonnulls("counted", "book", "counted_by", "counted_at") IN (0, 4) AND "counted" >= 0);

-- By hand: two kinds of movement more. What was counted is booked as a difference; what is discarded is gone for good.
ALTER TABLE "stock_ledger" DROP CONSTRAINT "stock_ledger_kind", ADD CONSTRAINT "stock_ledger_kind" CHECK (
    CASE "kind"
        WHEN 'receipt' THEN "on_hand_change" > 0 AND "reserved_change" = 0
        WHEN 'reserve' THEN "on_hand_change" = 0 AND "reserved_change" > 0
        WHEN 'release' THEN "on_hand_change" = 0 AND "reserved_change" < 0
        WHEN 'ship' THEN "on_hand_change" < 0 AND "reserved_change" = "on_hand_change"
        WHEN 'adjust' THEN "on_hand_change" <> 0 AND "reserved_change" = 0
        WHEN 'count' THEN "on_hand_change" <> 0 AND "reserved_change" = 0
        WHEN 'discard' THEN "on_hand_change" < 0 AND "reserved_change" = 0
        ELSE false
    END
);
