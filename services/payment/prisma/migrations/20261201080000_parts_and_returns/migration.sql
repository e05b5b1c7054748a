-- AlterTable
ALTER TABLE "payment"
    ADD COLUMN "method" TEXT NOT NULL DEFAULT 'card',
    ADD COLUMN "held" INTEGER,
    ADD COLUMN "parts" JSONB,
    ADD COLUMN "amendments" JSONB,
    ADD COLUMN "return_id" UUID,
    ADD COLUMN "sealed_token" TEXT,
    ADD COLUMN "covered" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "settled" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "charged" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "provider_reserved" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "provider_refunded" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "refund"
    ADD COLUMN "return_id" UUID,
    ADD COLUMN "attempt" INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN "settled" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "settles_order_id" UUID,
    ADD COLUMN "via" TEXT,
    ADD COLUMN "via_id" UUID;

-- AlterTable
ALTER TABLE "invoice" ADD COLUMN "parcel_id" UUID;

-- AlterTable
ALTER TABLE "credit_note" ADD COLUMN "lines" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "refund_line" (
    "id" UUID NOT NULL,
    "refund_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "line_at" INTEGER,
    "quantity" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,

    CONSTRAINT "refund_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refunded_box" (
    "invoice_id" UUID NOT NULL,
    "line_at" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "refund_id" UUID NOT NULL,

    CONSTRAINT "refunded_box_pkey" PRIMARY KEY ("invoice_id","line_at","ordinal")
);

-- CreateTable
CREATE TABLE "exchange_charge" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "return_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "provider_payment_id" TEXT,
    "provider_reserved" INTEGER NOT NULL DEFAULT 0,
    "provider_refunded" INTEGER NOT NULL DEFAULT 0,
    "reason" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exchange_charge_pkey" PRIMARY KEY ("id")
);

-- DropIndex
DROP INDEX "invoice_order_id_key";
DROP INDEX "credit_note_refund_id_key";

-- CreateIndex
CREATE INDEX "invoice_order_id_idx" ON "invoice"("order_id");
CREATE UNIQUE INDEX "credit_note_refund_id_invoice_id_key" ON "credit_note"("refund_id", "invoice_id");
CREATE UNIQUE INDEX "refund_return_id_attempt_key" ON "refund"("return_id", "attempt");
CREATE INDEX "refund_line_refund_id_idx" ON "refund_line"("refund_id");
CREATE INDEX "refund_line_invoice_id_idx" ON "refund_line"("invoice_id");
CREATE INDEX "refunded_box_refund_id_idx" ON "refunded_box"("refund_id");
CREATE UNIQUE INDEX "exchange_charge_return_id_attempt_key" ON "exchange_charge"("return_id", "attempt");
CREATE INDEX "exchange_charge_order_id_idx" ON "exchange_charge"("order_id");
CREATE INDEX "exchange_charge_created_at_id_idx" ON "exchange_charge"("created_at", "id");
CREATE INDEX "exchange_charge_status_created_at_id_idx" ON "exchange_charge"("status", "created_at", "id");

-- AddForeignKey
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "refunded_box" ADD CONSTRAINT "refunded_box_refund_id_fkey" FOREIGN KEY ("refund_id") REFERENCES "refund"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "refunded_box" ADD CONSTRAINT "refunded_box_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "exchange_charge" ADD CONSTRAINT "exchange_charge_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "payment"("order_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- By hand: an order has one invoice, or one for each of its parcels.
CREATE UNIQUE INDEX "invoice_one_per_order" ON "invoice"("order_id") WHERE "parcel_id" IS NULL;
CREATE UNIQUE INDEX "invoice_one_per_parcel" ON "invoice"("order_id", "parcel_id") WHERE "parcel_id" IS NOT NULL;
CREATE INDEX "exchange_charge_open" ON "exchange_charge"("updated_at") WHERE "status" = 'charging';

-- By hand: earlier refunds were of an amount on the only invoice of their order.
INSERT INTO "refund_line" ("id", "refund_id", "invoice_id", "line_at", "quantity", "amount")
    SELECT r."id", r."id", i."id", NULL, 0, r."amount" FROM "refund" r JOIN "invoice" i ON i."order_id" = r."order_id"
    WHERE r."status" NOT IN ('refused', 'rejected');
UPDATE "payment" SET "provider_reserved" = "refund_reserved", "provider_refunded" = "refunded_amount" WHERE "refund_reserved" > 0;
UPDATE "refund" SET "via" = 'card' WHERE "via" IS NULL;

-- By hand: what a Prisma schema cannot say.
ALTER TABLE "payment"
    DROP CONSTRAINT "payment_status",
    DROP CONSTRAINT "payment_captured_with_invoice",
    DROP CONSTRAINT "payment_captured_only_when_captured",
    DROP CONSTRAINT "payment_pending",
    ADD CONSTRAINT "payment_status" CHECK ("status" IN ('new', 'authorising', 'authorised', 'amending', 'declined', 'capturing', 'part-captured', 'captured', 'capture-failed', 'voiding', 'voided')),
    ADD CONSTRAINT "payment_captured_with_invoice" CHECK (("status" <> 'captured' OR "invoice_number" IS NOT NULL) AND ("captured_amount" = 0 OR "invoice_number" IS NOT NULL)),
    ADD CONSTRAINT "payment_captured_only_when_captured" CHECK ("captured_amount" = 0 OR "status" IN ('capturing', 'part-captured', 'captured', 'capture-failed', 'voiding')),
    ADD CONSTRAINT "payment_pending" CHECK (("pending_since" IS NOT NULL) = ("status" IN ('authorising', 'amending', 'capturing', 'voiding'))),
    ADD CONSTRAINT "payment_method" CHECK ("method" IN ('card', 'cash', 'exchange')),
    ADD CONSTRAINT "payment_cover" CHECK ("settled" >= 0 AND "charged" >= 0 AND "settled" + "charged" <= "covered" AND ("covered" = 0 OR "method" = 'exchange') AND "covered" <= "amount"),
    ADD CONSTRAINT "payment_provider_refunds" CHECK ("provider_refunded" BETWEEN 0 AND "provider_reserved");
ALTER TABLE "refund"
    ALTER COLUMN "via" SET DEFAULT 'card',
    ALTER COLUMN "via" SET NOT NULL,
    DROP CONSTRAINT "refund_amount",
    DROP CONSTRAINT "refund_done_with_credit_note",
    ADD CONSTRAINT "refund_amount" CHECK ("amount" > 0 OR ("amount" = 0 AND "return_id" IS NOT NULL)),
    ADD CONSTRAINT "refund_done_with_credit_note" CHECK (("status" = 'done' AND "amount" > 0) = ("credit_note_number" IS NOT NULL)),
    ADD CONSTRAINT "refund_settled" CHECK ("settled" BETWEEN 0 AND "amount" AND ("settled" = 0 OR "settles_order_id" IS NOT NULL)),
    ADD CONSTRAINT "refund_via" CHECK ("via" IN ('card', 'cash', 'charge', 'nothing'));
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_of_boxes" CHECK ("amount" >= 0 AND ("line_at" IS NULL) = ("quantity" = 0) AND "quantity" >= 0);
ALTER TABLE "refunded_box" ADD CONSTRAINT "refunded_box_counts_from_one" CHECK ("ordinal" >= 1 AND "line_at" >= 0);
ALTER TABLE "exchange_charge"
    ADD CONSTRAINT "exchange_charge_status" CHECK ("status" IN ('charging', 'charged', 'declined')),
    ADD CONSTRAINT "exchange_charge_amount" CHECK ("amount" > 0 AND "provider_refunded" BETWEEN 0 AND "provider_reserved" AND "provider_reserved" <= "amount");

-- A box that was refunded stays refunded: only a refund that the provider or a colleague refused gives its boxes back.
CREATE FUNCTION "keep_refunded_box"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM "refund" WHERE "id" = OLD."refund_id" AND "status" IN ('refused', 'rejected')) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'box % of line % of invoice % was refunded and stays so', OLD.ordinal, OLD.line_at, OLD.invoice_id;
END
$$;
CREATE TRIGGER "refunded_box_stays" BEFORE DELETE OR UPDATE ON "refunded_box" FOR EACH ROW EXECUTE FUNCTION "keep_refunded_box"();
CREATE INDEX "refund_settles_order_id" ON "refund"("settles_order_id") WHERE "settles_order_id" IS NOT NULL;
CREATE INDEX "payment_method_created_at" ON "payment"("method", "created_at", "id") WHERE "method" <> 'card';
