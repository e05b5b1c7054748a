-- CreateTable
CREATE TABLE "complaint" (
    "id" UUID NOT NULL,
    "gtin" TEXT,
    "lot_number" TEXT,
    "seriousness" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "passed_on" JSONB NOT NULL,
    "outcome" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "complaint_created_at_id_idx" ON "complaint"("created_at", "id");

-- By hand: what was set aside and let go, day after day.
CREATE INDEX "stock_ledger_quarantine" ON "stock_ledger"("created_at", "id") WHERE "kind" IN ('quarantine', 'free');
