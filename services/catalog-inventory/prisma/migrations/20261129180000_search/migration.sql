-- CreateIndex
CREATE INDEX "lot_lot_number_idx" ON "lot"("lot_number");
