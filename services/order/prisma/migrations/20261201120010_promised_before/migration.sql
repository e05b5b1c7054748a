-- Keeps the day that was promised at first, if the order had to wait and arrives on another one.
ALTER TABLE "orders" ADD COLUMN "promised_before" TEXT;
