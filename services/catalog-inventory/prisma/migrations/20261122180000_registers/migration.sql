-- AlterTable
ALTER TABLE "receipt" ADD COLUMN     "inspection" JSONB,
ADD COLUMN     "supplier_id" UUID,
ADD COLUMN     "supplier_then" JSONB;

-- AlterTable
ALTER TABLE "supplier" ADD COLUMN     "contact" TEXT;

-- CreateTable
CREATE TABLE "registration" (
    "product_id" UUID NOT NULL,
    "market" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "number" TEXT NOT NULL,
    "registrant" TEXT NOT NULL,
    "contract_manufacturer" TEXT,
    "model" TEXT,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "registration_pkey" PRIMARY KEY ("product_id","market","valid_from")
);

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "registration" ADD CONSTRAINT "registration_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say. Of a purchase order its supplier is known; the other names it itself.
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_one_supplier" CHECK ("supplier_id" IS NULL OR "purchase_order_id" IS NULL);

-- By hand: what came in, day after day; what left has such an index already.
CREATE INDEX "stock_ledger_received" ON "stock_ledger"("created_at", "id") WHERE "kind" = 'receipt';
