-- DropIndex
DROP INDEX "stock_ledger_lot_id_created_at_id_idx";

-- AlterTable
ALTER TABLE "lot" ADD COLUMN     "made_from" DATE,
ADD COLUMN     "made_until" DATE,
ADD COLUMN     "master_udi_di" TEXT;

-- AlterTable
-- The rows that exist get their positions in the order in which they lie in the table. That is the order in which they were
-- written, because the table is append-only.
ALTER TABLE "stock_ledger" ADD COLUMN     "position" BIGSERIAL NOT NULL;

-- CreateTable
CREATE TABLE "master_udi_di" (
    "code" TEXT NOT NULL,
    "product_id" UUID NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "master_udi_di_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE INDEX "master_udi_di_product_id_idx" ON "master_udi_di"("product_id");

-- CreateIndex
CREATE INDEX "stock_ledger_lot_id_position_idx" ON "stock_ledger"("lot_id", "position");

-- AddForeignKey
ALTER TABLE "master_udi_di" ADD CONSTRAINT "master_udi_di_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: days of manufacture come in pairs.
ALTER TABLE "lot" ADD CONSTRAINT "lot_made" CHECK (
    ("made_from" IS NULL) = ("made_until" IS NULL) AND ("made_from" IS NULL OR "made_from" <= "made_until")
);
