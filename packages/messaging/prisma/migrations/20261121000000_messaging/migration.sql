-- CreateTable
CREATE TABLE "outbox" (
    "seq" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "aggregate_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "data" JSON NOT NULL,
    "correlation_id" TEXT NOT NULL,
    "causation_id" UUID,
    "traceparent" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    CONSTRAINT "outbox_pkey" PRIMARY KEY ("seq")
);
CREATE TABLE "aggregate_version" (
    "aggregate_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "aggregate_version_pkey" PRIMARY KEY ("aggregate_id")
);
CREATE TABLE "inbox" (
    "consumer" TEXT NOT NULL,
    "message_id" UUID NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "inbox_pkey" PRIMARY KEY ("consumer","message_id")
);
CREATE TABLE "consumed_version" (
    "consumer" TEXT NOT NULL,
    "aggregate_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "consumed_version_pkey" PRIMARY KEY ("consumer","aggregate_id")
);
CREATE TABLE "process" (
    "name" TEXT NOT NULL,
    "key" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "deadline_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "process_pkey" PRIMARY KEY ("name","key")
);
CREATE TABLE "effect" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "correlation_id" TEXT NOT NULL,
    "causation_id" UUID,
    "traceparent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "effect_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "dead_letter" (
    "id" UUID NOT NULL,
    "consumer" TEXT NOT NULL,
    "message_id" UUID,
    "type" TEXT,
    "reason" TEXT NOT NULL,
    "error" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),
    "resolution" TEXT,
    CONSTRAINT "dead_letter_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "delivery_attempt" (
    "consumer" TEXT NOT NULL,
    "message_id" UUID NOT NULL,
    "starts" INTEGER NOT NULL,
    CONSTRAINT "delivery_attempt_pkey" PRIMARY KEY ("consumer","message_id")
);
CREATE TABLE "idempotent_reply" (
    "caller" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" JSON NOT NULL,
    "etag" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "idempotent_reply_pkey" PRIMARY KEY ("caller","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "outbox_id_key" ON "outbox"("id");
CREATE UNIQUE INDEX "outbox_aggregate_id_version_key" ON "outbox"("aggregate_id", "version");
CREATE INDEX "inbox_applied_at_idx" ON "inbox"("applied_at");
CREATE INDEX "idempotent_reply_created_at_idx" ON "idempotent_reply"("created_at");

-- By hand, beyond what a Prisma schema can say: the work that is left is found by state, through small partial indexes.
CREATE INDEX "outbox_unpublished" ON "outbox"("seq") WHERE "published_at" IS NULL;
CREATE INDEX "outbox_published" ON "outbox"("published_at") WHERE "published_at" IS NOT NULL;
CREATE INDEX "process_deadline" ON "process"("deadline_at") WHERE "deadline_at" IS NOT NULL;
CREATE INDEX "effect_due" ON "effect"("due_at") WHERE "done_at" IS NULL;
CREATE INDEX "dead_letter_open" ON "dead_letter"("failed_at") WHERE "resolved_at" IS NULL;
