-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "restricted_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "customer_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "text_version" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "recorded_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_text" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "texts" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "saved_by" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_text_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "consent_seq_key" ON "consent"("seq");

-- CreateIndex
CREATE INDEX "consent_customer_id_purpose_channel_seq_idx" ON "consent"("customer_id", "purpose", "channel", "seq" DESC);

-- CreateIndex
CREATE INDEX "consent_customer_id_created_at_id_idx" ON "consent"("customer_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "policy_text_purpose_version_key" ON "policy_text"("purpose", "version");

-- By hand, beyond what a Prisma schema can say. There is no foreign key to "customer": the ledger outlives the person, as ids
-- and choices that name nobody.
ALTER TABLE "consent" ADD CONSTRAINT "consent_channel" CHECK ("channel" IN ('mail', 'text'));
ALTER TABLE "consent" ADD CONSTRAINT "consent_state" CHECK ("state" IN ('given', 'withdrawn'));
CREATE TRIGGER "consent_append_only" BEFORE UPDATE OR DELETE ON "consent"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "policy_text_append_only" BEFORE UPDATE OR DELETE ON "policy_text"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
