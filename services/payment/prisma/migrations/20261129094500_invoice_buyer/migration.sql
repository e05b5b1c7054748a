-- AlterTable
ALTER TABLE "invoice" ADD COLUMN     "buyer_key" TEXT,
ADD COLUMN     "sealed_buyer" TEXT;

-- CreateTable
CREATE TABLE "retention_key" (
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "wrapped" TEXT NOT NULL,
    "destroyed_from" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retention_key_pkey" PRIMARY KEY ("name","version")
);
