-- AlterTable
ALTER TABLE "receipt" ADD COLUMN "purchase_order_id" UUID;

-- CreateIndex
CREATE INDEX "receipt_purchase_order_id_idx" ON "receipt"("purchase_order_id");

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_purchase_order_id_fkey" FOREIGN KEY ("purchase_order_id") REFERENCES "purchase_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
