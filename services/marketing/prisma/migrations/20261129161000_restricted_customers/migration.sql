-- AlterTable
ALTER TABLE "participant" ADD COLUMN     "restricted" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "recall_notice_customer_id_idx" ON "recall_notice"("customer_id");

-- CreateIndex
CREATE INDEX "coupon_use_customer_id_idx" ON "coupon_use"("customer_id");
