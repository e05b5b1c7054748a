-- AlterTable
ALTER TABLE "coupon" ADD COLUMN     "announced" BOOLEAN NOT NULL DEFAULT false;
