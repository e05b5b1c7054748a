-- AlterTable
ALTER TABLE "dead_letter" ADD COLUMN "replay_asked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "operator_action" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "why" TEXT,
    "selection" JSONB NOT NULL,
    "messages" INTEGER NOT NULL,
    "letter_ids" UUID[],
    CONSTRAINT "operator_action_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "operator_action_at_id_idx" ON "operator_action"("at", "id");

-- By hand, beyond what a Prisma schema can say: what was done stays said, not even the service's own role changes it.
CREATE FUNCTION "refuse_changed_action"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "operator_action_append_only" BEFORE UPDATE OR DELETE ON "operator_action"
    FOR EACH ROW EXECUTE FUNCTION "refuse_changed_action"();
