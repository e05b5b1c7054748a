-- CreateTable
CREATE TABLE "credit_account" (
    "customer_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "limits" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_account_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "credit_change" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "limits" JSONB NOT NULL,
    "sealed_why" TEXT,
    "status" TEXT NOT NULL,
    "requested_by" UUID NOT NULL,
    "decided_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "credit_account_created_at_customer_id_idx" ON "credit_account"("created_at", "customer_id");

-- CreateIndex
CREATE INDEX "credit_change_customer_id_created_at_id_idx" ON "credit_change"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "credit_change_created_at_id_idx" ON "credit_change"("created_at", "id");

-- One change of a customer waits at a time.
CREATE UNIQUE INDEX "credit_change_waiting" ON "credit_change"("customer_id") WHERE "status" = 'needs-approval';

-- The person who asked for a change is never the one who approved it.
ALTER TABLE "credit_change" ADD CONSTRAINT "credit_change_two_people"
  CHECK ("decided_by" IS NULL OR "decided_by" <> "requested_by" OR "status" <> 'applied');
