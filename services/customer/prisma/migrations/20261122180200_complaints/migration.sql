-- CreateTable
CREATE TABLE "complaint" (
    "id" UUID NOT NULL,
    "customer_id" UUID,
    "order_id" UUID,
    "line_id" UUID,
    "gtin" TEXT,
    "lot_number" TEXT,
    "seriousness" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "passed_on" JSONB NOT NULL,
    "outcome" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "sealed" TEXT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaint_follow_up" (
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "complaint_follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "complaint_created_at_id_idx" ON "complaint"("created_at", "id");

-- CreateIndex
CREATE INDEX "complaint_status_created_at_id_idx" ON "complaint"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "complaint_follow_up_complaint_id_recorded_at_id_idx" ON "complaint_follow_up"("complaint_id", "recorded_at", "id");

-- AddForeignKey
ALTER TABLE "complaint_follow_up" ADD CONSTRAINT "complaint_follow_up_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "complaint"
    ADD CONSTRAINT "complaint_seriousness" CHECK (
        "seriousness" IN ('complaint', 'suspected-incident', 'suspected-serious-incident')),
    ADD CONSTRAINT "complaint_closed" CHECK (
        "status" = 'open' AND "outcome" IS NULL OR "status" = 'closed' AND "outcome" IS NOT NULL);
CREATE TRIGGER "complaint_follow_up_append_only" BEFORE UPDATE OR DELETE ON "complaint_follow_up"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
