-- AlterTable
ALTER TABLE "customer_name_token" ADD COLUMN     "shape" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "prescription" ADD COLUMN     "partner_id" UUID;

-- CreateTable
CREATE TABLE "custom_field" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "label_zh" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "unit" TEXT,
    "choices" JSONB NOT NULL,
    "is_required" BOOLEAN NOT NULL,
    "readers" TEXT[],
    "writers" TEXT[],
    "is_searchable" BOOLEAN NOT NULL,
    "is_retired" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custom_field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_fields" (
    "customer_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_fields_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "customer_field_token" (
    "customer_id" UUID NOT NULL,
    "field_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "customer_field_token_pkey" PRIMARY KEY ("customer_id","field_id","digest")
);

-- CreateTable
CREATE TABLE "household" (
    "id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "phone_index" TEXT,
    "payer_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "household_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_member" (
    "customer_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "household_member_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "guardian_consent" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "customer_id" UUID NOT NULL,
    "guardian_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guardian_consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "tokens" INTEGER[],
    "is_active" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact_confirmation" (
    "subject" UUID NOT NULL,
    "fact" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by" UUID NOT NULL,
    "by_customer" BOOLEAN NOT NULL,

    CONSTRAINT "fact_confirmation_pkey" PRIMARY KEY ("subject","fact")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" UUID NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "is_retired" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_tag" (
    "customer_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "tagged_by" UUID NOT NULL,
    "tagged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_tag_pkey" PRIMARY KEY ("customer_id","tag_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "custom_field_key_key" ON "custom_field"("key");

-- CreateIndex
CREATE INDEX "custom_field_created_at_id_idx" ON "custom_field"("created_at", "id");

-- CreateIndex
CREATE INDEX "customer_field_token_digest_idx" ON "customer_field_token"("digest");

-- CreateIndex
CREATE INDEX "customer_field_token_field_id_idx" ON "customer_field_token"("field_id");

-- CreateIndex
CREATE INDEX "household_phone_index_idx" ON "household"("phone_index");

-- CreateIndex
CREATE INDEX "household_member_household_id_idx" ON "household_member"("household_id");

-- CreateIndex
CREATE UNIQUE INDEX "guardian_consent_seq_key" ON "guardian_consent"("seq");

-- CreateIndex
CREATE INDEX "guardian_consent_customer_id_guardian_id_seq_idx" ON "guardian_consent"("customer_id", "guardian_id", "seq" DESC);

-- CreateIndex
CREATE INDEX "guardian_consent_customer_id_created_at_id_idx" ON "guardian_consent"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "partner_created_at_id_idx" ON "partner"("created_at", "id");

-- CreateIndex
CREATE INDEX "partner_tokens_idx" ON "partner" USING GIN ("tokens");

-- CreateIndex
CREATE INDEX "fact_confirmation_customer_id_idx" ON "fact_confirmation"("customer_id");

-- CreateIndex
CREATE INDEX "tag_created_at_id_idx" ON "tag"("created_at", "id");

-- CreateIndex
CREATE INDEX "customer_tag_tag_id_customer_id_idx" ON "customer_tag"("tag_id", "customer_id");

-- CreateIndex
CREATE INDEX "prescription_partner_id_idx" ON "prescription"("partner_id");

-- AddForeignKey
ALTER TABLE "customer_fields" ADD CONSTRAINT "customer_fields_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_field_token" ADD CONSTRAINT "customer_field_token_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_field_token" ADD CONSTRAINT "customer_field_token_field_id_fkey" FOREIGN KEY ("field_id") REFERENCES "custom_field"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prescription" ADD CONSTRAINT "prescription_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_tag" ADD CONSTRAINT "customer_tag_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_tag" ADD CONSTRAINT "customer_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say. The answers of guardians are a ledger, as "consent": it outlives the person,
-- as ids that name nobody.
ALTER TABLE "household_member" ADD CONSTRAINT "household_member_role" CHECK ("role" IN ('adult', 'child', 'guardian'));
ALTER TABLE "guardian_consent" ADD CONSTRAINT "guardian_consent_state" CHECK ("state" IN ('given', 'withdrawn'));
CREATE TRIGGER "guardian_consent_append_only" BEFORE UPDATE OR DELETE ON "guardian_consent"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
-- Two tags of one name could not be told apart, in either language.
CREATE UNIQUE INDEX "tag_name_en" ON "tag"(lower("name_en"));
CREATE UNIQUE INDEX "tag_name_zh" ON "tag"(lower("name_zh"));
