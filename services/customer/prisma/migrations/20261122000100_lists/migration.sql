-- Four digits are shared by one customer in ten thousand: the pages of so many are read in their order.
-- DropIndex
DROP INDEX "customer_phone_last4_index_idx";

-- CreateIndex
CREATE INDEX "customer_phone_last4_index_created_at_id_idx" ON "customer"("phone_last4_index", "created_at", "id");

-- By hand: strangers' guesses are forgotten sooner than known origins, so the oldest of them are found apart.
CREATE INDEX "sign_in_guard_strangers" ON "sign_in_guard"("updated_at") WHERE "origin" = '*';
