-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "sealed_note" TEXT;
