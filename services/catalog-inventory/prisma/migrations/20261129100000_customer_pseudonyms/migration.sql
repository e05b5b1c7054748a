-- AlterTable
ALTER TABLE "reservation" ADD COLUMN     "customer_pseudonym" UUID;

-- AlterTable
ALTER TABLE "recall_case" ADD COLUMN     "customer_pseudonym" UUID;

-- DropIndex
DROP INDEX "recall_case_recall_id_customer_id_idx";

-- CreateIndex
CREATE INDEX "recall_case_recall_id_customer_pseudonym_idx" ON "recall_case"("recall_id", "customer_pseudonym");

-- By hand: each start of the service asks whether a customer still stands in clear. These indexes answer at once, and they
-- are empty after the upgrade (infra/run/key-ids/key-ids.ts).
CREATE INDEX "reservation_customer_in_clear" ON "reservation"("order_id") WHERE "customer_id" IS NOT NULL;
CREATE INDEX "recall_case_customer_in_clear" ON "recall_case"("id") WHERE "customer_id" IS NOT NULL;
