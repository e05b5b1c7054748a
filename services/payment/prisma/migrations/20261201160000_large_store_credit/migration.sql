-- A balance may become larger than the largest amount of an order: an open order has taken it all, a gift comes, and the order is
-- cancelled. As an integer, such a balance made each void, refund and merge fail.

-- AlterTable
ALTER TABLE "store_credit" ALTER COLUMN "balance" SET DATA TYPE BIGINT;

-- AlterTable
ALTER TABLE "store_credit_entry" ALTER COLUMN "amount" SET DATA TYPE BIGINT,
ALTER COLUMN "balance" SET DATA TYPE BIGINT;
