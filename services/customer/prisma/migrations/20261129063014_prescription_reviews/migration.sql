-- AlterTable
ALTER TABLE "prescription" ADD COLUMN     "review_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "prescription_review" (
    "id" UUID NOT NULL,
    "prescription_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "reviewed_by" UUID NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prescription_review_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "prescription_review_prescription_id_reviewed_at_id_idx" ON "prescription_review"("prescription_id", "reviewed_at", "id");

-- AddForeignKey
ALTER TABLE "prescription_review" ADD CONSTRAINT "prescription_review_prescription_id_fkey" FOREIGN KEY ("prescription_id") REFERENCES "prescription"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say.
CREATE INDEX "prescription_review_since" ON "prescription"("review_since", "id") WHERE "review_since" IS NOT NULL;
ALTER TABLE "prescription_review"
    ADD CONSTRAINT "prescription_review_outcome" CHECK ("outcome" IN ('matches', 'differs', 'unreadable'));
CREATE TRIGGER "prescription_review_append_only" BEFORE UPDATE OR DELETE ON "prescription_review"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- Until now a customer's word made a prescription `presented`. Such a prescription is `entered` from now on. Its file, if it
-- has one, waits for an optician.
UPDATE "prescription" p SET
    "status" = 'entered',
    "evidence_id" = NULL,
    "review_since" = CASE WHEN EXISTS (
        SELECT FROM "prescription_attachment" a WHERE a."prescription_id" = p."id" AND a."attached_by" = p."customer_id")
        THEN now() END,
    "version" = "version" + 1
FROM "evidence" e
WHERE p."status" = 'presented' AND e."id" = p."evidence_id" AND e."recorded_by" = p."customer_id";
