-- AlterTable
ALTER TABLE "orders" ADD COLUMN "return_id" UUID;

-- The new orders of returns until now. Returns are few, so this reads no other order.
UPDATE "orders" o SET "return_id" = r."id" FROM "order_return" r WHERE r."exchange_order_id" = o."id";
