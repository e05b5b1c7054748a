-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "cause_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "language" TEXT,
    "template_version" INTEGER,
    "address_digest" TEXT,
    "claim" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_code" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_attempt" (
    "id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT,
    "actor_id" UUID,
    "sealed" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_version" (
    "template" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "contents" JSONB,
    "compiled" JSONB,
    "reason" TEXT NOT NULL,
    "saved_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_version_pkey" PRIMARY KEY ("template","version")
);

-- CreateTable
CREATE TABLE "suppression" (
    "id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "message_id" UUID,
    "code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by" UUID,
    "lifted_reason" TEXT,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_report" (
    "id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "message_created_at_id_idx" ON "message"("created_at", "id");

-- CreateIndex
CREATE INDEX "message_state_created_at_id_idx" ON "message"("state", "created_at", "id");

-- CreateIndex
CREATE INDEX "message_person_id_created_at_id_idx" ON "message"("person_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "message_cause_id_person_id_template_channel_key" ON "message"("cause_id", "person_id", "template", "channel");

-- CreateIndex
CREATE INDEX "message_attempt_message_id_at_id_idx" ON "message_attempt"("message_id", "at", "id");

-- CreateIndex
CREATE INDEX "suppression_created_at_id_idx" ON "suppression"("created_at", "id");

-- AddForeignKey
ALTER TABLE "message_attempt" ADD CONSTRAINT "message_attempt_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- At most one suppression of an address is in force.
CREATE UNIQUE INDEX "suppression_in_force" ON "suppression"("digest") WHERE "lifted_at" IS NULL;
-- The sender finds the messages that are due, and those whose outcome is not known, without reading the others.
CREATE INDEX "message_due" ON "message"("due_at") WHERE "state" = 'waiting';
CREATE INDEX "message_marked" ON "message"("due_at") WHERE "state" = 'sending';

ALTER TABLE "message" ADD CONSTRAINT "message_channel" CHECK ("channel" IN ('mail', 'text'));
ALTER TABLE "message" ADD CONSTRAINT "message_state" CHECK ("state" IN ('waiting', 'sending', 'sent', 'unknown', 'refused', 'suppressed', 'expired'));

CREATE TRIGGER "message_attempt_append_only" BEFORE UPDATE OR DELETE ON "message_attempt"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "template_version_append_only" BEFORE UPDATE OR DELETE ON "template_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
