-- Keeps when an order was amended last, so that its discount and total follow the newest amendment.
ALTER TABLE "redemption" ADD COLUMN "amended_at" TIMESTAMPTZ(3);
ALTER TABLE "purchase" ADD COLUMN "amended_at" TIMESTAMPTZ(3);
