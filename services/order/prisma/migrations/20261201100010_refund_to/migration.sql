-- AlterTable
ALTER TABLE "order_return" ADD COLUMN "refund_to" TEXT NOT NULL DEFAULT 'original';

-- By hand: what a Prisma schema cannot say.
ALTER TABLE "order_return" ADD CONSTRAINT "order_return_refund_to" CHECK ("refund_to" IN ('original', 'store-credit'));
