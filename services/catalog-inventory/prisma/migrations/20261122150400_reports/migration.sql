-- CreateIndex
CREATE INDEX "lot_warehouse_id_expires_on_id_idx" ON "lot"("warehouse_id", "expires_on", "id");

-- By hand: what left the warehouses, day after day, without a look at the ledger itself. New entries come at its end.
CREATE INDEX "stock_ledger_shipped" ON "stock_ledger"("created_at", "lot_id") INCLUDE ("on_hand_change") WHERE "kind" = 'ship';
