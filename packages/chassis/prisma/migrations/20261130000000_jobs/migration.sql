-- CreateTable
CREATE TABLE "change_job" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "lock" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "why" TEXT,
    "created_by" UUID NOT NULL,
    "undo_of" UUID,
    "overwrite" BOOLEAN NOT NULL DEFAULT false,
    "starts_itself" BOOLEAN NOT NULL DEFAULT false,
    "sourced" INTEGER NOT NULL DEFAULT 0,
    "source_ended" BOOLEAN NOT NULL DEFAULT false,
    "checked_to" INTEGER NOT NULL DEFAULT 0,
    "done_to" INTEGER NOT NULL DEFAULT 0,
    "expected" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "failure" JSONB,
    "phase_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "kept" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "change_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_item" (
    "job_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "record_ids" UUID[],
    "person_id" UUID,
    "state" TEXT NOT NULL,
    "did" TEXT,
    "expected" TEXT,
    "open" JSONB,
    "sealed" TEXT,
    "before" JSONB,
    "after_hash" TEXT,
    "reasons" JSONB,

    CONSTRAINT "change_item_pkey" PRIMARY KEY ("job_id","seq")
);

-- CreateTable
CREATE TABLE "change_item_key" (
    "job_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "change_item_key_pkey" PRIMARY KEY ("job_id","key")
);

-- CreateIndex
CREATE INDEX "change_job_created_at_id_idx" ON "change_job"("created_at", "id");

-- CreateIndex
CREATE INDEX "change_job_undo_of_idx" ON "change_job"("undo_of");

-- CreateIndex
CREATE INDEX "change_item_job_id_state_seq_idx" ON "change_item"("job_id", "state", "seq");

-- CreateIndex
CREATE INDEX "change_item_person_id_idx" ON "change_item"("person_id");

-- CreateIndex
CREATE INDEX "change_item_key_key_idx" ON "change_item_key"("key");

-- By hand, beyond what a Prisma schema can say. The loop looks for jobs to go on with, and for items that are too old, many
-- times a minute.
CREATE INDEX "change_job_due" ON "change_job"("created_at", "id") WHERE "state" IN ('planned', 'checking', 'running');
CREATE INDEX "change_job_expiring" ON "change_job"("expires_at") WHERE "kept" AND "expires_at" IS NOT NULL;
-- The items about a record.
CREATE INDEX "change_item_record" ON "change_item"(("record_ids"[1]));
ALTER TABLE "change_job" ADD CONSTRAINT "change_job_state"
    CHECK ("state" IN ('planned', 'checking', 'ready', 'running', 'done', 'undoing', 'undone', 'cancelled', 'failed'));
ALTER TABLE "change_item" ADD CONSTRAINT "change_item_state"
    CHECK ("state" IN ('planned', 'applied', 'unchanged', 'rejected', 'undone'));
ALTER TABLE "change_item" ADD CONSTRAINT "change_item_did"
    CHECK (("did" IS NOT NULL) = ("state" IN ('applied', 'undone')) AND "did" IN ('created', 'updated', 'removed'));
