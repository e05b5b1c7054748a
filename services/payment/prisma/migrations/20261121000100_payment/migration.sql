-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "customer_id" UUID,
    "status" TEXT NOT NULL,
    "amount" INTEGER NOT NULL DEFAULT 0,
    "currency" TEXT,
    "provider_payment_id" TEXT,
    "void_requested" BOOLEAN NOT NULL DEFAULT false,
    "reason" JSONB,
    "note" TEXT,
    "draft" JSONB,
    "capture_attempts" INTEGER NOT NULL DEFAULT 0,
    "captured_amount" INTEGER NOT NULL DEFAULT 0,
    "refund_reserved" INTEGER NOT NULL DEFAULT 0,
    "refunded_amount" INTEGER NOT NULL DEFAULT 0,
    "invoice_number" TEXT,
    "pending_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "requested_by" UUID NOT NULL,
    "decided_by" UUID,
    "refusal" JSONB,
    "credit_note_number" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "invoice" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "order_number" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "taxes" JSONB NOT NULL,
    "tax_total" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "credit_note" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "invoice_id" UUID NOT NULL,
    "refund_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "taxes" JSONB NOT NULL,
    "tax_total" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "credit_note_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "number_series" (
    "series" TEXT NOT NULL,
    "last" INTEGER NOT NULL,
    CONSTRAINT "number_series_pkey" PRIMARY KEY ("series")
);
CREATE TABLE "provider_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "provider_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "payment_order_id_key" ON "payment"("order_id");
CREATE INDEX "payment_created_at_id_idx" ON "payment"("created_at", "id");
CREATE INDEX "payment_customer_id_idx" ON "payment"("customer_id");
CREATE INDEX "refund_created_at_id_idx" ON "refund"("created_at", "id");
CREATE INDEX "refund_order_id_idx" ON "refund"("order_id");
CREATE UNIQUE INDEX "invoice_number_key" ON "invoice"("number");
CREATE UNIQUE INDEX "invoice_order_id_key" ON "invoice"("order_id");
CREATE INDEX "invoice_created_at_id_idx" ON "invoice"("created_at", "id");
CREATE INDEX "invoice_customer_id_idx" ON "invoice"("customer_id");
CREATE UNIQUE INDEX "credit_note_number_key" ON "credit_note"("number");
CREATE UNIQUE INDEX "credit_note_refund_id_key" ON "credit_note"("refund_id");
CREATE INDEX "credit_note_invoice_id_idx" ON "credit_note"("invoice_id");
CREATE INDEX "provider_event_received_at_idx" ON "provider_event"("received_at");

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "payment"("order_id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "credit_note" ADD CONSTRAINT "credit_note_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- By hand: what must hold whatever the code does.
ALTER TABLE "payment"
    ADD CONSTRAINT "payment_status" CHECK ("status" IN ('new', 'authorising', 'authorised', 'declined', 'capturing', 'captured', 'capture-failed', 'voiding', 'voided')),
    ADD CONSTRAINT "payment_known_unless_cancelled_first" CHECK (("customer_id" IS NOT NULL AND "currency" IS NOT NULL) OR "status" IN ('new', 'voiding', 'voided')),
    ADD CONSTRAINT "payment_captured_with_invoice" CHECK (("status" = 'captured') = ("invoice_number" IS NOT NULL)),
    ADD CONSTRAINT "payment_captured_within_hold" CHECK ("captured_amount" BETWEEN 0 AND "amount"),
    ADD CONSTRAINT "payment_captured_only_when_captured" CHECK ("captured_amount" = 0 OR "status" = 'captured'),
    ADD CONSTRAINT "payment_refunds_within_captured" CHECK ("refunded_amount" BETWEEN 0 AND "refund_reserved" AND "refund_reserved" <= "captured_amount"),
    ADD CONSTRAINT "payment_pending" CHECK (("pending_since" IS NOT NULL) = ("status" IN ('authorising', 'capturing', 'voiding')));
ALTER TABLE "refund"
    ADD CONSTRAINT "refund_amount" CHECK ("amount" > 0),
    ADD CONSTRAINT "refund_status" CHECK ("status" IN ('needs-approval', 'sending', 'done', 'refused', 'rejected')),
    ADD CONSTRAINT "refund_done_with_credit_note" CHECK (("status" = 'done') = ("credit_note_number" IS NOT NULL)),
    ADD CONSTRAINT "refund_second_person" CHECK ("decided_by" IS NULL OR "status" = 'rejected' OR "decided_by" <> "requested_by");
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_totals" CHECK ("tax_total" BETWEEN 0 AND "total");
ALTER TABLE "credit_note" ADD CONSTRAINT "credit_note_totals" CHECK ("total" > 0 AND "tax_total" BETWEEN 0 AND "total");

-- By hand: what waits for the provider is few rows among many.
CREATE INDEX "payment_pending_since" ON "payment"("pending_since") WHERE "pending_since" IS NOT NULL;
CREATE INDEX "payment_noted" ON "payment"("created_at", "id") WHERE "note" IS NOT NULL;
CREATE INDEX "payment_status_created_at" ON "payment"("status", "created_at", "id") WHERE "status" NOT IN ('captured', 'voided', 'declined');
CREATE INDEX "refund_open" ON "refund"("updated_at") WHERE "status" IN ('sending', 'needs-approval');

-- By hand: an issued document is never changed or taken back; a mistake is corrected by a credit note.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% % is issued and never changes: issue a credit note', TG_TABLE_NAME, OLD.number;
END
$$;
CREATE TRIGGER "invoice_is_final" BEFORE UPDATE OR DELETE ON "invoice" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "credit_note_is_final" BEFORE UPDATE OR DELETE ON "credit_note" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
