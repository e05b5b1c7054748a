-- AlterTable
ALTER TABLE "prescription" ADD COLUMN "evidence_id" UUID;

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "prescription_id" UUID NOT NULL,
    "revision" INTEGER,
    "basis" TEXT NOT NULL,
    "verification_id" UUID,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "prescription_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "customer_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "deadline" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_entry" (
    "id" UUID NOT NULL,
    "verification_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waiting_order" (
    "order_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "request" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "waiting_order_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE INDEX "evidence_verification_id_idx" ON "evidence"("verification_id");

-- CreateIndex
CREATE INDEX "verification_created_at_id_idx" ON "verification"("created_at", "id");

-- CreateIndex
CREATE INDEX "verification_status_created_at_id_idx" ON "verification"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "verification_customer_id_created_at_id_idx" ON "verification"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "verification_entry_verification_id_recorded_at_id_idx" ON "verification_entry"("verification_id", "recorded_at", "id");

-- CreateIndex
CREATE INDEX "waiting_order_customer_id_idx" ON "waiting_order"("customer_id");

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_prescription_id_fkey" FOREIGN KEY ("prescription_id") REFERENCES "prescription"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verification" ADD CONSTRAINT "verification_prescription_id_fkey" FOREIGN KEY ("prescription_id") REFERENCES "prescription"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verification_entry" ADD CONSTRAINT "verification_entry_verification_id_fkey" FOREIGN KEY ("verification_id") REFERENCES "verification"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_order" ADD CONSTRAINT "waiting_order_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what permits the prescriptions that are there. An optician who confirmed one was not recorded: only who wrote it in.
INSERT INTO "evidence" ("id", "prescription_id", "revision", "basis", "recorded_by", "recorded_at")
SELECT gen_random_uuid(), p."id", p."revision", CASE p."status" WHEN 'verified' THEN 'seen' ELSE 'presented' END,
    CASE WHEN p."status" = 'presented' OR r."recorded_by" <> p."customer_id" THEN r."recorded_by" END, p."updated_at"
FROM "prescription" p JOIN "prescription_revision" r ON r."prescription_id" = p."id" AND r."revision" = p."revision"
WHERE p."status" IN ('presented', 'verified');
UPDATE "prescription" p SET "evidence_id" = e."id" FROM "evidence" e WHERE e."prescription_id" = p."id";

-- By hand: orders of before name their prescription and no revision of it. They are given its id for evidence (the order
-- service does so by itself), and here stands what that id is worth.
INSERT INTO "evidence" ("id", "prescription_id", "basis", "recorded_at")
SELECT "id", "id", 'carried-over', CURRENT_TIMESTAMP FROM "prescription";

-- AddForeignKey. By hand: deferrable, because a prescription is inserted before what it rests on.
ALTER TABLE "prescription" ADD CONSTRAINT "prescription_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "prescription" DROP CONSTRAINT "prescription_status";
ALTER TABLE "prescription" ADD CONSTRAINT "prescription_status" CHECK (
    "status" IN ('entered', 'presented', 'verifying', 'verified', 'refused', 'withdrawn')
);
ALTER TABLE "prescription" ADD CONSTRAINT "prescription_evidence" CHECK (
    ("status" IN ('presented', 'verified')) = ("evidence_id" IS NOT NULL)
);
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_basis" CHECK (
    CASE "basis"
        WHEN 'carried-over' THEN "revision" IS NULL
        WHEN 'presented' THEN "revision" IS NOT NULL AND "verification_id" IS NULL
        WHEN 'seen' THEN "revision" IS NOT NULL AND "verification_id" IS NULL
        WHEN 'confirmed' THEN "revision" IS NOT NULL AND "verification_id" IS NOT NULL
        WHEN 'corrected' THEN "revision" IS NOT NULL AND "verification_id" IS NOT NULL
        WHEN 'silence' THEN "revision" IS NOT NULL AND "verification_id" IS NOT NULL AND "recorded_by" IS NULL
        ELSE false
    END
);
ALTER TABLE "verification" ADD CONSTRAINT "verification_status" CHECK (
    "status" IN ('to-send', 'waiting', 'confirmed', 'corrected', 'denied', 'unanswered', 'dropped')
);
ALTER TABLE "verification" ADD CONSTRAINT "verification_silence" CHECK ("status" <> 'unanswered' OR "deadline" IS NOT NULL);
ALTER TABLE "verification_entry" ADD CONSTRAINT "verification_entry_kind" CHECK (
    "kind" IN ('transmission', 'contact', 'answer', 'late-answer', 'objection')
);

-- one asking at a time, whoever begins it
CREATE UNIQUE INDEX "verification_open" ON "verification"("prescription_id") WHERE "status" IN ('to-send', 'waiting');

-- what late objections there were of late: an alarm asks every few seconds
CREATE INDEX "verification_objection" ON "verification_entry"("recorded_at") WHERE "kind" = 'objection';

CREATE TRIGGER "evidence_append_only" BEFORE UPDATE OR DELETE ON "evidence"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "verification_entry_append_only" BEFORE UPDATE OR DELETE ON "verification_entry"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
