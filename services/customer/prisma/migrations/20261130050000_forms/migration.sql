-- CreateTable
CREATE TABLE "form" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "fields" JSONB NOT NULL,
    "published" INTEGER,
    "is_edited" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_version" (
    "form_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "fields" JSONB NOT NULL,
    "opened_by" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_version_pkey" PRIMARY KEY ("form_id","number")
);

-- CreateTable
CREATE TABLE "form_submission" (
    "id" UUID NOT NULL,
    "form_id" UUID NOT NULL,
    "form_version" INTEGER NOT NULL,
    "ticket_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "email_index" TEXT,
    "customer_id" UUID,
    "outcome" TEXT NOT NULL,
    "outcome_id" UUID,
    "consent" TEXT NOT NULL,
    "consent_purpose" TEXT,
    "text_version" INTEGER,
    "confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "form_lead" (
    "email_index" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,

    CONSTRAINT "form_lead_pkey" PRIMARY KEY ("email_index")
);

-- CreateIndex
CREATE UNIQUE INDEX "form_slug_key" ON "form"("slug");

-- CreateIndex
CREATE INDEX "form_created_at_id_idx" ON "form"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "form_submission_ticket_id_key" ON "form_submission"("ticket_id");

-- CreateIndex
CREATE INDEX "form_submission_created_at_id_idx" ON "form_submission"("created_at", "id");

-- CreateIndex
CREATE INDEX "form_submission_form_id_created_at_id_idx" ON "form_submission"("form_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "form_submission_customer_id_idx" ON "form_submission"("customer_id");

-- CreateIndex
CREATE INDEX "form_submission_email_index_idx" ON "form_submission"("email_index");

-- CreateIndex
CREATE UNIQUE INDEX "form_lead_customer_id_key" ON "form_lead"("customer_id");

-- AddForeignKey
ALTER TABLE "form_version" ADD CONSTRAINT "form_version_form_id_fkey" FOREIGN KEY ("form_id") REFERENCES "form"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Prisma has no check constraints. A consent that is asked for has its purpose and the version of its text.
ALTER TABLE "form" ADD CONSTRAINT "form_state_known" CHECK ("state" IN ('draft', 'open', 'closed'));
ALTER TABLE "form" ADD CONSTRAINT "form_open_has_version" CHECK ("state" = 'draft' OR "published" IS NOT NULL);
ALTER TABLE "form_submission" ADD CONSTRAINT "form_submission_consent" CHECK (
  ("consent" = 'no-consent') = ("consent_purpose" IS NULL) AND ("consent_purpose" IS NULL) = ("text_version" IS NULL)
  AND ("consent" = 'confirmed') = ("confirmed_at" IS NOT NULL));
CREATE TRIGGER "form_version_append_only" BEFORE UPDATE OR DELETE ON "form_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
