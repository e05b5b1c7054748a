CREATE TABLE "imported_price" (
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "pack_id" UUID NOT NULL,
    "market" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB NOT NULL,
    "proposal_id" UUID,

    CONSTRAINT "imported_price_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "imported_price_job_id_idx" ON "imported_price"("job_id");

-- The opening stock of an imported file, or its undo.
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
        WHEN 'import' THEN "on_hand_change" <> 0 AND "reserved_change" = 0
        ELSE false
    END
);
