-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "sealed_reason" TEXT,
ALTER COLUMN "reason" DROP NOT NULL;

-- CreateTable
CREATE TABLE "data_key" (
    "customer_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "wrapped" TEXT NOT NULL,

    CONSTRAINT "data_key_pkey" PRIMARY KEY ("customer_id","version")
);
