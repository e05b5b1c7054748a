-- CreateTable
CREATE TABLE "return_label" (
    "id" UUID NOT NULL,
    "return_id" UUID NOT NULL,
    "return_number" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "order_number" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "carrier" TEXT,
    "tracking_number" TEXT,
    "carrier_shipment_id" TEXT,
    "sealed_box_key" TEXT,
    "media_type" TEXT,
    "sealed_file" BYTEA,
    "cost_amount" INTEGER,
    "cost_currency" TEXT,
    "failure_code" TEXT,
    "failure_detail" TEXT,
    "news" JSONB NOT NULL DEFAULT '[]',
    "printed_times" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3),
    "last_news_at" TIMESTAMPTZ(3),
    "arrived_at" TIMESTAMPTZ(3),
    "requested_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "return_label_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "return_label_return_id_key" ON "return_label"("return_id");

-- CreateIndex
CREATE INDEX "return_label_customer_id_idx" ON "return_label"("customer_id");

-- CreateIndex
CREATE INDEX "return_label_order_id_idx" ON "return_label"("order_id");

-- CreateIndex
CREATE INDEX "return_label_created_at_id_idx" ON "return_label"("created_at", "id");

-- CreateIndex
CREATE INDEX "return_label_status_created_at_id_idx" ON "return_label"("status", "created_at", "id");

-- By hand: what must be true of every row, whoever writes it.
ALTER TABLE "return_label" ADD CONSTRAINT "return_label_status"
    CHECK ("status" IN ('asked', 'failed', 'ready', 'on-its-way', 'arrived', 'lost', 'cancelled'));
-- By hand: carriers write numbers in any case.
CREATE INDEX "return_label_tracking" ON "return_label"(upper("tracking_number"));
