-- CreateTable
CREATE TABLE "change_record" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject" UUID NOT NULL,
    "customer_id" UUID,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "via" TEXT,
    "fields" TEXT[],
    "open" JSONB,
    "sealed" TEXT,

    CONSTRAINT "change_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "change_seal" (
    "seq" BIGINT NOT NULL,
    "record_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "change_seal_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "change_unsealed" (
    "record_id" UUID NOT NULL,

    CONSTRAINT "change_unsealed_pkey" PRIMARY KEY ("record_id")
);

-- CreateIndex
CREATE INDEX "change_record_at_id_idx" ON "change_record"("at", "id");

-- CreateIndex
CREATE INDEX "change_record_subject_at_id_idx" ON "change_record"("subject", "at", "id");

-- CreateIndex
CREATE INDEX "change_record_customer_id_at_id_idx" ON "change_record"("customer_id", "at", "id");

-- CreateIndex
CREATE INDEX "change_record_actor_id_at_id_idx" ON "change_record"("actor_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "change_seal_record_id_key" ON "change_seal"("record_id");

-- By hand, beyond what a Prisma schema can say. The app role loses the right to change or delete rows of a table with such a
-- trigger (infra/run/migrations/migrate.ts).
ALTER TABLE "change_record" ADD CONSTRAINT "change_record_actor" CHECK ("actor_kind" IN ('customer', 'staff', 'process'));
CREATE TRIGGER "change_record_append_only" BEFORE UPDATE OR DELETE ON "change_record"
    FOR EACH ROW EXECUTE FUNCTION "refuse_changed_action"();
CREATE TRIGGER "change_seal_append_only" BEFORE UPDATE OR DELETE ON "change_seal"
    FOR EACH ROW EXECUTE FUNCTION "refuse_changed_action"();
