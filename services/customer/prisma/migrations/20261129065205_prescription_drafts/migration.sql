-- CreateTable
CREATE TABLE "prescription_draft" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "prescription_id" UUID,

    CONSTRAINT "prescription_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "prescription_draft_customer_id_created_at_id_idx" ON "prescription_draft"("customer_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "prescription_draft" ADD CONSTRAINT "prescription_draft_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
