-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "cause" TEXT NOT NULL DEFAULT 'other';
