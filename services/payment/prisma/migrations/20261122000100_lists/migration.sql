-- Every filter of a list has an index in the list's own order: a page reads its rows and no others.
-- DropIndex
DROP INDEX "payment_customer_id_idx";
DROP INDEX "payment_status_created_at";
DROP INDEX "payment_noted";
DROP INDEX "invoice_customer_id_idx";

-- CreateIndex
CREATE INDEX "payment_customer_id_created_at_id_idx" ON "payment"("customer_id", "created_at", "id");
CREATE INDEX "payment_status_created_at_id_idx" ON "payment"("status", "created_at", "id");
CREATE INDEX "refund_status_created_at_id_idx" ON "refund"("status", "created_at", "id");
CREATE INDEX "invoice_customer_id_created_at_id_idx" ON "invoice"("customer_id", "created_at", "id");

-- By hand: what a person may have to look at, in the order of its list; what waits for the provider is in it while it waits.
CREATE INDEX "payment_to_review" ON "payment"("created_at", "id") WHERE "note" IS NOT NULL OR "pending_since" IS NOT NULL;
