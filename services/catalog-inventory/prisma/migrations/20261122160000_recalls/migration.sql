-- DropIndex
DROP INDEX "lot_pack_id_idx";

-- AlterTable
ALTER TABLE "lot" ADD COLUMN     "quarantined" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "reservation" ADD COLUMN     "customer_id" UUID,
ADD COLUMN     "market" TEXT;

-- AlterTable
ALTER TABLE "reservation_line" ADD COLUMN     "eye" TEXT;

-- CreateTable
CREATE TABLE "quarantine" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "lot_id" UUID NOT NULL,
    "recall_id" UUID,

    CONSTRAINT "quarantine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recall" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,
    "close_reason" TEXT,

    CONSTRAINT "recall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recall_version" (
    "id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "source_url" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "what_to_do" TEXT NOT NULL,
    "scope" JSONB NOT NULL,
    "issued_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recall_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recall_case" (
    "id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "customer_id" UUID,
    "quantity" INTEGER NOT NULL,
    "shipped_at" TIMESTAMPTZ(3) NOT NULL,
    "in_scope" BOOLEAN NOT NULL,
    "notified_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "answers" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recall_case_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "lot_pack_id_lot_number_idx" ON "lot"("pack_id", "lot_number");

-- CreateIndex
CREATE INDEX "quarantine_recall_id_idx" ON "quarantine"("recall_id");

-- CreateIndex
CREATE UNIQUE INDEX "recall_reference_key" ON "recall"("reference");

-- CreateIndex
CREATE INDEX "recall_created_at_id_idx" ON "recall"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "recall_version_recall_id_version_key" ON "recall_version"("recall_id", "version");

-- CreateIndex
CREATE INDEX "recall_case_recall_id_created_at_id_idx" ON "recall_case"("recall_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "recall_case_recall_id_customer_id_idx" ON "recall_case"("recall_id", "customer_id");

-- AddForeignKey
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_recall_id_fkey" FOREIGN KEY ("recall_id") REFERENCES "recall"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_version" ADD CONSTRAINT "recall_version_recall_id_fkey" FOREIGN KEY ("recall_id") REFERENCES "recall"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recall_case" ADD CONSTRAINT "recall_case_recall_id_fkey" FOREIGN KEY ("recall_id") REFERENCES "recall"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say: a lot is set aside once by people, and once by each recall.
CREATE UNIQUE INDEX "quarantine_cause" ON "quarantine"("lot_id", coalesce("recall_id", "lot_id"));

-- By hand: what must be true of every row, whoever writes it.
ALTER TABLE "reservation" DROP CONSTRAINT "reservation_status",
    ADD CONSTRAINT "reservation_status" CHECK ("status" IN ('held', 'refused', 'released', 'shipped', 'withdrawn'));
ALTER TABLE "reservation_line" ADD CONSTRAINT "reservation_line_eye" CHECK ("eye" IN ('right', 'left'));
ALTER TABLE "stock_ledger" DROP CONSTRAINT "stock_ledger_kind", ADD CONSTRAINT "stock_ledger_kind" CHECK (
    CASE "kind"
        WHEN 'receipt' THEN "on_hand_change" > 0 AND "reserved_change" = 0
        WHEN 'reserve' THEN "on_hand_change" = 0 AND "reserved_change" > 0
        WHEN 'release' THEN "on_hand_change" = 0 AND "reserved_change" < 0
        WHEN 'ship' THEN "on_hand_change" < 0 AND "reserved_change" = "on_hand_change"
        WHEN 'adjust' THEN "on_hand_change" <> 0 AND "reserved_change" = 0
        WHEN 'count' THEN "on_hand_change" <> 0 AND "reserved_change" = 0
        WHEN 'discard' THEN "on_hand_change" < 0 AND "reserved_change" = 0
        WHEN 'exchange' THEN "on_hand_change" = 0 AND "reserved_change" <> 0
        WHEN 'quarantine' THEN "on_hand_change" = 0 AND "reserved_change" = 0
        WHEN 'free' THEN "on_hand_change" = 0 AND "reserved_change" = 0
        ELSE false
    END
);
ALTER TABLE "recall_version" ADD CONSTRAINT "recall_version_severity" CHECK ("severity" IN ('I', 'II', 'III'));
ALTER TABLE "recall_case"
    ADD CONSTRAINT "recall_case_quantity" CHECK ("quantity" > 0),
    ADD CONSTRAINT "recall_case_outcome" CHECK ("outcome" IN ('returned', 'destroyed', 'used', 'unreachable', 'refused'));

-- A case is told of, answered and taken out of scope: room on its page keeps these updates off the indexes.
ALTER TABLE "recall_case" SET (fillfactor = 70);

-- By hand: a notice stays as it was issued.
CREATE TRIGGER "recall_version_append_only" BEFORE UPDATE OR DELETE ON "recall_version"
    FOR EACH ROW EXECUTE FUNCTION "refuse_changed_action"();
