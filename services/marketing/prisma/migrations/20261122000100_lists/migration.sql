-- AlterTable
ALTER TABLE "purchase_line" ADD COLUMN "customer_id" UUID;
UPDATE "purchase_line" SET "customer_id" = "purchase"."customer_id"
    FROM "purchase" WHERE "purchase"."order_id" = "purchase_line"."order_id";
ALTER TABLE "purchase_line" ALTER COLUMN "customer_id" SET NOT NULL;

-- DropIndex
DROP INDEX "purchase_line_product_id_order_id_idx";

-- CreateIndex
CREATE INDEX "purchase_line_product_id_customer_id_order_id_idx" ON "purchase_line"("product_id", "customer_id", "order_id");
CREATE INDEX "redemption_coupon_id_status_created_at_order_id_idx" ON "redemption"("coupon_id", "status", "created_at", "order_id");
