-- CreateTable
CREATE TABLE "survey" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "questions" JSONB NOT NULL,
    "published" INTEGER,
    "is_edited" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_version" (
    "survey_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "questions" JSONB NOT NULL,
    "opened_by" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "survey_version_pkey" PRIMARY KEY ("survey_id","number")
);

-- CreateTable
CREATE TABLE "survey_invitation" (
    "id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "cause_id" UUID NOT NULL,
    "is_answered" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "survey_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_response" (
    "id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "survey_version" INTEGER NOT NULL,
    "ticket_id" UUID,
    "person_id" UUID,
    "source" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "nps" SMALLINT,
    "csat" SMALLINT,
    "sealed" TEXT NOT NULL,
    "follow_up" TEXT,
    "follow_up_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "survey_response_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "survey_slug_key" ON "survey"("slug");

-- CreateIndex
CREATE INDEX "survey_created_at_id_idx" ON "survey"("created_at", "id");

-- CreateIndex
CREATE INDEX "survey_invitation_person_id_created_at_idx" ON "survey_invitation"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "survey_invitation_survey_id_created_at_idx" ON "survey_invitation"("survey_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "survey_invitation_survey_id_person_id_cause_id_key" ON "survey_invitation"("survey_id", "person_id", "cause_id");

-- CreateIndex
CREATE UNIQUE INDEX "survey_response_ticket_id_key" ON "survey_response"("ticket_id");

-- CreateIndex
CREATE INDEX "survey_response_created_at_id_idx" ON "survey_response"("created_at", "id");

-- CreateIndex
CREATE INDEX "survey_response_survey_id_created_at_id_idx" ON "survey_response"("survey_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "survey_response_person_id_idx" ON "survey_response"("person_id");

-- AddForeignKey
ALTER TABLE "survey_version" ADD CONSTRAINT "survey_version_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "survey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Prisma has no check constraints.
ALTER TABLE "survey" ADD CONSTRAINT "survey_state_known" CHECK ("state" IN ('draft', 'open', 'closed'));
ALTER TABLE "survey" ADD CONSTRAINT "survey_open_has_version" CHECK ("state" = 'draft' OR "published" IS NOT NULL);
ALTER TABLE "survey_response" ADD CONSTRAINT "survey_response_scores" CHECK ("nps" BETWEEN 0 AND 10 AND "csat" BETWEEN 1 AND 5);
ALTER TABLE "survey_response" ADD CONSTRAINT "survey_response_follow_up" CHECK (("follow_up" IS NULL) = ("follow_up_id" IS NULL));
CREATE TRIGGER "survey_version_append_only" BEFORE UPDATE OR DELETE ON "survey_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
