-- CreateTable
CREATE TABLE "returned_box" (
    "id" UUID NOT NULL,
    "return_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "lot_id" UUID,
    "lot_number" TEXT NOT NULL,
    "expires_on" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "disposition" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "cost_amount" INTEGER,
    "cost_currency" TEXT,
    "supplier_id" UUID,
    "settled_by" UUID,
    "why" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "returned_box_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "returned_box_order_id_idx" ON "returned_box"("order_id");

-- CreateIndex
CREATE INDEX "returned_box_created_at_id_idx" ON "returned_box"("created_at", "id");

-- CreateIndex
CREATE INDEX "returned_box_lot_id_idx" ON "returned_box"("lot_id");

-- AddForeignKey
ALTER TABLE "returned_box" ADD CONSTRAINT "returned_box_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Only a sealed box of a known lot is ever sold again.
ALTER TABLE "returned_box" ADD CONSTRAINT "returned_box_disposition"
    CHECK ("disposition" IN ('restocked', 'quarantined', 'scrapped', 'not-ours')),
  ADD CONSTRAINT "returned_box_restocked"
    CHECK ("disposition" <> 'restocked' OR ("state" = 'sealed' AND "lot_id" IS NOT NULL));

-- The ledger gets the kind `return`. The rules of the other kinds stay as they are.
DO $$
DECLARE
  rules text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO rules FROM pg_constraint
    WHERE conname = 'stock_ledger_kind' AND conrelid = '"stock_ledger"'::regclass;
  EXECUTE 'ALTER TABLE "stock_ledger" DROP CONSTRAINT "stock_ledger_kind"';
  EXECUTE 'ALTER TABLE "stock_ledger" ADD CONSTRAINT "stock_ledger_kind" CHECK ('
    || '("kind" = ''return'' AND "on_hand_change" > 0 AND "reserved_change" = 0) OR ('
    || substring(rules from '^CHECK \((.*)\)$') || '))';
END $$;
