-- AlterTable
ALTER TABLE "customer_note" ADD COLUMN     "audience" TEXT NOT NULL DEFAULT 'internal',
ADD COLUMN     "mentions" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "interaction" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "minutes" INTEGER,
    "order_id" UUID,
    "prescription_id" UUID,
    "sealed" TEXT,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "interaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note_pin" (
    "note_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "pinned_by" UUID NOT NULL,
    "pinned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_pin_pkey" PRIMARY KEY ("note_id")
);

-- CreateTable
CREATE TABLE "staff_extension" (
    "staff_id" UUID NOT NULL,
    "extension" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_extension_pkey" PRIMARY KEY ("staff_id")
);

-- CreateTable
CREATE TABLE "phone_call" (
    "id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "direction" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "phone_index" TEXT NOT NULL,
    "rang_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "phone_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "sealed" TEXT,
    "customer_id" UUID,
    "order_id" UUID,
    "case_id" UUID,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "remind_minutes_before" INTEGER,
    "repeat" JSONB,
    "series_id" UUID NOT NULL,
    "occurrence" INTEGER NOT NULL,
    "assigned_to" UUID,
    "assigned_role" TEXT,
    "rule" TEXT,
    "rule_event" TEXT,
    "created_by" UUID,
    "done_by" UUID,
    "done_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_rule" (
    "rule" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "days" INTEGER NOT NULL,
    "assigned_role" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "task_rule_pkey" PRIMARY KEY ("rule")
);

-- CreateTable
CREATE TABLE "task_scan" (
    "id" INTEGER NOT NULL,
    "after" UUID,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "task_scan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "interaction_customer_id_kind_happened_at_id_idx" ON "interaction"("customer_id", "kind", "happened_at", "id");

-- CreateIndex
CREATE INDEX "interaction_created_at_id_idx" ON "interaction"("created_at", "id");

-- CreateIndex
CREATE INDEX "interaction_recorded_by_created_at_id_idx" ON "interaction"("recorded_by", "created_at", "id");

-- CreateIndex
CREATE INDEX "note_pin_customer_id_idx" ON "note_pin"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_extension_extension_key" ON "staff_extension"("extension");

-- CreateIndex
CREATE UNIQUE INDEX "phone_call_external_id_key" ON "phone_call"("external_id");

-- CreateIndex
CREATE INDEX "phone_call_created_at_idx" ON "phone_call"("created_at");

-- CreateIndex
CREATE INDEX "phone_call_staff_id_created_at_id_idx" ON "phone_call"("staff_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "phone_call_phone_index_idx" ON "phone_call"("phone_index");

-- CreateIndex
CREATE INDEX "task_due_at_id_idx" ON "task"("due_at", "id");

-- CreateIndex
CREATE INDEX "task_customer_id_created_at_id_idx" ON "task"("customer_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "task_rule_customer_id_rule_event_key" ON "task"("rule", "customer_id", "rule_event");

-- CreateIndex
CREATE UNIQUE INDEX "task_series_id_occurrence_key" ON "task"("series_id", "occurrence");

-- CreateIndex
CREATE INDEX "complaint_customer_id_created_at_id_idx" ON "complaint"("customer_id", "created_at", "id");

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "customer_note" ADD CONSTRAINT "customer_note_audience" CHECK ("audience" IN ('internal', 'shared'));
ALTER TABLE "interaction"
    ADD CONSTRAINT "interaction_kind" CHECK ("kind" IN ('call', 'visit', 'chat', 'letter')),
    ADD CONSTRAINT "interaction_direction" CHECK ("direction" IN ('in', 'out'));
ALTER TABLE "task"
    ADD CONSTRAINT "task_state" CHECK (
        "state" = 'open' AND "done_at" IS NULL OR "state" = 'done' AND "done_at" IS NOT NULL),
    ADD CONSTRAINT "task_assignee" CHECK (num_nonnulls("assigned_to", "assigned_role") = 1),
    ADD CONSTRAINT "task_rule_event" CHECK (num_nonnulls("rule", "rule_event") IN (0, 2));
-- The open tasks by their people, for the work that waits.
CREATE INDEX "task_open_person" ON "task"("assigned_to", "due_at", "id") WHERE "state" = 'open';
CREATE INDEX "task_open_role" ON "task"("assigned_role", "due_at", "id") WHERE "state" = 'open';
-- The changes by the shop that a timeline shows, without the many readings of a record.
CREATE INDEX "change_record_timeline" ON "change_record"("customer_id", "at", "id")
    WHERE "action" IN ('customer.changed', 'address.added', 'address.changed', 'address.removed');
-- The notes that a customer sees.
CREATE INDEX "customer_note_shared" ON "customer_note"("customer_id", "created_at", "id") WHERE "audience" = 'shared';

CREATE TRIGGER "interaction_append_only" BEFORE UPDATE OR DELETE ON "interaction"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- Deletes the append-only contacts of a person who is erased. It runs as the owner of the table, as `erase_records` does.
CREATE FUNCTION "erase_interactions"("of_customer" uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM set_config('toric.erasing', 'on', true);
    DELETE FROM "interaction" WHERE "customer_id" = of_customer;
    PERFORM set_config('toric.erasing', 'off', true);
END
$$;

INSERT INTO "task_scan" ("id", "next_at") VALUES (1, now());
