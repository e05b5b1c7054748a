-- AlterTable
ALTER TABLE "payment" ADD COLUMN "store_credit" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "refund" ADD COLUMN "credited" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "invoice" ADD COLUMN "store_credit" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "credit_note" ADD COLUMN "store_credit" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "store_credit" (
    "customer_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "balance" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "store_credit_pkey" PRIMARY KEY ("customer_id","currency")
);

-- CreateTable
CREATE TABLE "store_credit_entry" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "balance" INTEGER NOT NULL,
    "order_id" UUID,
    "refund_id" UUID,
    "gift_id" UUID,
    "job_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "store_credit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "store_credit_gift" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "sealed_reason" TEXT,
    "status" TEXT NOT NULL,
    "requested_by" UUID NOT NULL,
    "decided_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "store_credit_gift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "erased_customer" (
    "customer_id" UUID NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erased_customer_pkey" PRIMARY KEY ("customer_id")
);

-- CreateIndex
CREATE INDEX "store_credit_entry_customer_id_created_at_id_idx" ON "store_credit_entry"("customer_id", "created_at", "id");
CREATE INDEX "store_credit_entry_order_id_idx" ON "store_credit_entry"("order_id");
CREATE INDEX "store_credit_gift_created_at_id_idx" ON "store_credit_gift"("created_at", "id");
CREATE INDEX "store_credit_gift_customer_id_created_at_id_idx" ON "store_credit_gift"("customer_id", "created_at", "id");
CREATE INDEX "store_credit_gift_status_created_at_id_idx" ON "store_credit_gift"("status", "created_at", "id");

-- By hand: an order uses store credit once, and a refund and a gift become store credit once.
CREATE UNIQUE INDEX "store_credit_entry_used_once" ON "store_credit_entry"("order_id") WHERE "kind" = 'used';
CREATE UNIQUE INDEX "store_credit_entry_refunded_once" ON "store_credit_entry"("refund_id") WHERE "kind" = 'refunded';
CREATE UNIQUE INDEX "store_credit_entry_given_once" ON "store_credit_entry"("gift_id") WHERE "kind" = 'given';

-- By hand: what a Prisma schema cannot say.
ALTER TABLE "store_credit" ADD CONSTRAINT "store_credit_balance" CHECK ("balance" >= 0);
ALTER TABLE "store_credit_entry"
    ADD CONSTRAINT "store_credit_entry_balance" CHECK ("balance" >= 0),
    ADD CONSTRAINT "store_credit_entry_kind" CHECK (CASE "kind"
        WHEN 'given' THEN "amount" > 0 AND "gift_id" IS NOT NULL
        WHEN 'refunded' THEN "amount" > 0 AND "refund_id" IS NOT NULL AND "order_id" IS NOT NULL
        WHEN 'used' THEN "amount" < 0 AND "order_id" IS NOT NULL
        WHEN 'released' THEN "amount" > 0 AND "order_id" IS NOT NULL
        WHEN 'moved' THEN "amount" <> 0 AND "job_id" IS NOT NULL
        WHEN 'expired' THEN "amount" < 0
        ELSE false END);
ALTER TABLE "store_credit_gift"
    ADD CONSTRAINT "store_credit_gift_status" CHECK ("status" IN ('given', 'needs-approval', 'rejected')),
    ADD CONSTRAINT "store_credit_gift_amount" CHECK ("amount" > 0);
ALTER TABLE "payment"
    ADD CONSTRAINT "payment_store_credit" CHECK ("store_credit" BETWEEN 0 AND "amount" AND ("store_credit" = 0 OR "method" <> 'exchange'));
ALTER TABLE "refund"
    DROP CONSTRAINT "refund_via",
    ADD CONSTRAINT "refund_via" CHECK ("via" IN ('card', 'cash', 'charge', 'nothing', 'credit')),
    ADD CONSTRAINT "refund_credited" CHECK ("credited" BETWEEN 0 AND "amount" - "settled" AND ("via" <> 'credit' OR "credited" = "amount" - "settled"));
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_store_credit" CHECK ("store_credit" BETWEEN 0 AND "total");
ALTER TABLE "credit_note" ADD CONSTRAINT "credit_note_store_credit" CHECK ("store_credit" BETWEEN 0 AND "total");

-- The ledger is only added to.
CREATE FUNCTION "keep_store_credit_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger of store credit is only added to: line % stays as it is', OLD."id";
END
$$;
CREATE TRIGGER "store_credit_entry_stays" BEFORE DELETE OR UPDATE ON "store_credit_entry"
    FOR EACH ROW EXECUTE FUNCTION "keep_store_credit_entry"();
