-- CreateTable
CREATE TABLE "duplicate_block" (
    "block" BIGINT NOT NULL,
    "customer_id" UUID NOT NULL,

    CONSTRAINT "duplicate_block_pkey" PRIMARY KEY ("block","customer_id")
);

-- CreateTable
CREATE TABLE "duplicate_indexed" (
    "customer_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "stage" SMALLINT NOT NULL,

    CONSTRAINT "duplicate_indexed_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "duplicate_progress" (
    "id" SMALLINT NOT NULL,
    "changed_until" TIMESTAMPTZ(3) NOT NULL,
    "swept_at" TIMESTAMPTZ(3),
    "rules" INTEGER NOT NULL,
    "compared" BIGINT NOT NULL,

    CONSTRAINT "duplicate_progress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duplicate_pair" (
    "id" UUID NOT NULL,
    "one_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "score" SMALLINT NOT NULL,
    "is_certain" BOOLEAN NOT NULL,
    "reasons" TEXT[],
    "state" TEXT NOT NULL,
    "sealed" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "duplicate_pair_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "duplicate_block_customer_id_idx" ON "duplicate_block"("customer_id");

-- CreateIndex
CREATE INDEX "duplicate_pair_other_id_idx" ON "duplicate_pair"("other_id");

-- CreateIndex
CREATE INDEX "duplicate_pair_created_at_id_idx" ON "duplicate_pair"("created_at", "id");

-- CreateIndex
CREATE INDEX "duplicate_pair_state_created_at_id_idx" ON "duplicate_pair"("state", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "duplicate_pair_one_id_other_id_key" ON "duplicate_pair"("one_id", "other_id");

-- CreateIndex
CREATE INDEX "customer_updated_at_id_idx" ON "customer"("updated_at", "id");

-- CreateIndex
CREATE INDEX "address_updated_at_idx" ON "address"("updated_at");

-- Prisma has no partial indexes. Only the customers who are still to be compared are in this one.
CREATE INDEX "duplicate_indexed_waiting" ON "duplicate_indexed"("stage", "customer_id") WHERE "stage" < 2;

-- The one row. The first look of the service notices all customers.
INSERT INTO "duplicate_progress" ("id", "changed_until", "rules", "compared") VALUES (1, 'epoch', 0, 0);
