-- CreateTable
CREATE TABLE "segment_member" (
    "segment_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,

    CONSTRAINT "segment_member_pkey" PRIMARY KEY ("segment_id","customer_id")
);

-- CreateIndex
CREATE INDEX "segment_member_customer_id_idx" ON "segment_member"("customer_id");
