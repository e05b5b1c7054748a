-- CreateTable
CREATE TABLE "service_case" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "assignee_id" UUID,
    "collaborator_ids" UUID[],
    "customer_id" UUID,
    "order_id" UUID,
    "product_id" TEXT,
    "eye" TEXT,
    "gtin" TEXT,
    "lot_number" TEXT,
    "complaint_id" UUID,
    "sealed" TEXT NOT NULL,
    "reopenings" INTEGER NOT NULL DEFAULT 0,
    "responded_at" TIMESTAMPTZ(3),
    "solved_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "response_warn_at" TIMESTAMPTZ(3),
    "response_due_at" TIMESTAMPTZ(3),
    "resolution_warn_at" TIMESTAMPTZ(3),
    "resolution_due_at" TIMESTAMPTZ(3),
    "response_warned_at" TIMESTAMPTZ(3),
    "response_breached_at" TIMESTAMPTZ(3),
    "resolution_warned_at" TIMESTAMPTZ(3),
    "resolution_breached_at" TIMESTAMPTZ(3),
    "next_step_at" TIMESTAMPTZ(3),
    "score" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_entry" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT,
    "sealed" TEXT,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_attachment" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_attachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_stay" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "assignee_id" UUID,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_stay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_mail" (
    "digest" TEXT NOT NULL,
    "case_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_mail_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "case_sender" (
    "digest" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "mails" INTEGER NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_sender_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "case_number" (
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "case_number_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "business_calendar" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "hours" JSONB NOT NULL,
    "holidays" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "business_calendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_policy" (
    "priority" TEXT NOT NULL,
    "calendar_id" UUID NOT NULL,
    "response_minutes" INTEGER NOT NULL,
    "resolution_minutes" INTEGER NOT NULL,
    "escalate_to" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_policy_pkey" PRIMARY KEY ("priority")
);

-- CreateTable
CREATE TABLE "case_rule" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "words" TEXT[],
    "priority" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_team" (
    "team" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "member_ids" UUID[],
    "last_member_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_team_pkey" PRIMARY KEY ("team")
);

-- CreateTable
CREATE TABLE "article" (
    "id" UUID NOT NULL,
    "texts" JSONB NOT NULL,
    "words" TEXT NOT NULL,
    "is_public" BOOLEAN NOT NULL,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_version" (
    "article_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "texts" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "saved_by" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "article_version_pkey" PRIMARY KEY ("article_id", "version")
);

-- CreateTable
CREATE TABLE "case_article" (
    "case_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_article_pkey" PRIMARY KEY ("case_id", "article_id")
);

-- CreateTable
CREATE TABLE "supplied_lot" (
    "order_id" UUID NOT NULL,
    "lot_number" TEXT NOT NULL,
    "shipped_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supplied_lot_pkey" PRIMARY KEY ("order_id", "lot_number")
);

-- CreateTable
CREATE TABLE "outside_recipient" (
    "id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outside_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "written_text" (
    "id" UUID NOT NULL,
    "key_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "written_text_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_case_number_key" ON "service_case"("number");

-- CreateIndex
CREATE INDEX "service_case_created_at_id_idx" ON "service_case"("created_at", "id");

-- CreateIndex
CREATE INDEX "service_case_customer_id_created_at_id_idx" ON "service_case"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "service_case_assignee_id_created_at_id_idx" ON "service_case"("assignee_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "service_case_lot_number_idx" ON "service_case"("lot_number");

-- CreateIndex
CREATE INDEX "case_entry_case_id_recorded_at_id_idx" ON "case_entry"("case_id", "recorded_at", "id");

-- CreateIndex
CREATE INDEX "case_attachment_case_id_idx" ON "case_attachment"("case_id");

-- CreateIndex
CREATE INDEX "case_stay_case_id_from_at_idx" ON "case_stay"("case_id", "from_at");

-- CreateIndex
CREATE INDEX "case_mail_case_id_idx" ON "case_mail"("case_id");

-- CreateIndex
CREATE INDEX "case_sender_since_idx" ON "case_sender"("since");

-- CreateIndex
CREATE INDEX "article_created_at_id_idx" ON "article"("created_at", "id");

-- CreateIndex
CREATE INDEX "case_article_article_id_idx" ON "case_article"("article_id");

-- CreateIndex
CREATE INDEX "supplied_lot_lot_number_shipped_at_idx" ON "supplied_lot"("lot_number", "shipped_at");

-- CreateIndex
CREATE INDEX "written_text_key_id_idx" ON "written_text"("key_id");

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "service_case"
    ADD CONSTRAINT "service_case_state" CHECK ("state" IN ('new', 'open', 'waiting', 'solved', 'closed', 'reopened')),
    ADD CONSTRAINT "service_case_score" CHECK ("score" BETWEEN 1 AND 5),
    ADD CONSTRAINT "service_case_closed" CHECK (("state" = 'closed') = ("closed_at" IS NOT NULL)),
    ADD CONSTRAINT "service_case_solved" CHECK ("state" <> 'solved' OR "solved_at" IS NOT NULL);
ALTER TABLE "case_entry" ADD CONSTRAINT "case_entry_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "service_case"("id");
ALTER TABLE "case_attachment" ADD CONSTRAINT "case_attachment_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "service_case"("id");
ALTER TABLE "case_stay"
    ADD CONSTRAINT "case_stay_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "service_case"("id"),
    ADD CONSTRAINT "case_stay_in_order" CHECK ("to_at" IS NULL OR "to_at" >= "from_at");
CREATE UNIQUE INDEX "case_stay_last" ON "case_stay"("case_id") WHERE "to_at" IS NULL;
-- The queue, and the cases whose clock runs.
CREATE INDEX "service_case_open" ON "service_case"("created_at", "id") WHERE "state" NOT IN ('solved', 'closed');
CREATE INDEX "service_case_late" ON "service_case"("created_at", "id")
    WHERE "response_due_at" IS NOT NULL OR "resolution_due_at" IS NOT NULL;
CREATE TRIGGER "article_version_append_only" BEFORE UPDATE OR DELETE ON "article_version"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
-- Entries are append-only. An erasure destroys the key of the case, so no row is removed.
CREATE TRIGGER "case_entry_append_only" BEFORE UPDATE OR DELETE ON "case_entry"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- The settings with which a shop begins: working days from 9 to 17 o'clock in UTC, and four clocks.
INSERT INTO "business_calendar" ("id", "name", "zone", "hours", "holidays", "updated_at") VALUES
    ('0197a000-0000-7000-8000-0000000ca1e0', 'The shop', 'UTC', '[
      {"weekday": "monday", "from": "09:00", "to": "17:00"}, {"weekday": "tuesday", "from": "09:00", "to": "17:00"},
      {"weekday": "wednesday", "from": "09:00", "to": "17:00"}, {"weekday": "thursday", "from": "09:00", "to": "17:00"},
      {"weekday": "friday", "from": "09:00", "to": "17:00"}]', '{}', now());
INSERT INTO "case_policy" ("priority", "calendar_id", "response_minutes", "resolution_minutes", "escalate_to", "updated_at") VALUES
    ('urgent', '0197a000-0000-7000-8000-0000000ca1e0', 60, 240, 'admin', now()),
    ('high', '0197a000-0000-7000-8000-0000000ca1e0', 120, 480, 'admin', now()),
    ('normal', '0197a000-0000-7000-8000-0000000ca1e0', 240, 960, 'admin', now()),
    ('low', '0197a000-0000-7000-8000-0000000ca1e0', 480, 2400, 'admin', now());
-- Words of eyes that may be in danger go to opticians at once.
INSERT INTO "case_rule" ("id", "name", "words", "priority", "team", "place", "updated_at") VALUES
    ('0197a000-0000-7000-8000-0000000ca1e1', 'Eyes in danger', '{hurts,pain,red eye,torn lens,infection,疼,红肿,破裂,感染}',
        'urgent', 'optician', 1, now());
INSERT INTO "case_team" ("team", "rule", "member_ids", "updated_at") VALUES
    ('sales', 'by-hand', '{}', now()), ('optician', 'by-hand', '{}', now());
