-- CreateTable
CREATE TABLE "coupon" (
    "coupon_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "terms" JSONB NOT NULL,

    CONSTRAINT "coupon_pkey" PRIMARY KEY ("coupon_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "coupon_code_key" ON "coupon"("code");
