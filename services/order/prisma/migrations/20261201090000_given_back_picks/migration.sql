-- AlterTable
ALTER TABLE "orders" ADD COLUMN "given_back_version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "parcel" ADD COLUMN "packed_version" INTEGER;
