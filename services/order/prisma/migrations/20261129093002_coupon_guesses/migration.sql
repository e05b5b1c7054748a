-- CreateTable
CREATE TABLE "coupon_guess" (
    "caller" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "codes" TEXT[],

    CONSTRAINT "coupon_guess_pkey" PRIMARY KEY ("caller")
);

-- CreateIndex
CREATE INDEX "coupon_guess_since_idx" ON "coupon_guess"("since");
