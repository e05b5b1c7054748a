-- CreateTable
CREATE TABLE "parcel" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "order_number" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "market" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "carrier" TEXT,
    "is_connected" BOOLEAN NOT NULL DEFAULT false,
    "service" TEXT,
    "tracking_number" TEXT,
    "weight_grams" INTEGER,
    "lines" JSONB NOT NULL DEFAULT '[]',
    "promised_on" TEXT,
    "carrier_shipment_id" TEXT,
    "label_media_type" TEXT,
    "sealed_box_key" TEXT,
    "failure_code" TEXT,
    "failure_detail" TEXT,
    "delay_reason" TEXT,
    "delayed_at" TIMESTAMPTZ(3),
    "delay_told_at" TIMESTAMPTZ(3),
    "printed_times" INTEGER NOT NULL DEFAULT 0,
    "printed_at" TIMESTAMPTZ(3),
    "manifest_id" UUID,
    "handed_over_at" TIMESTAMPTZ(3),
    "last_news_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "parcel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "parcel_label" (
    "parcel_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "parcel_label_pkey" PRIMARY KEY ("parcel_id")
);

-- CreateTable
CREATE TABLE "parcel_news" (
    "id" UUID NOT NULL,
    "parcel_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "parcel_news_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "carrier_event" (
    "carrier" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "carrier_event_pkey" PRIMARY KEY ("carrier","id")
);

-- CreateTable
CREATE TABLE "delay_rule" (
    "carrier" TEXT NOT NULL,
    "market" TEXT NOT NULL,
    "hours" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delay_rule_pkey" PRIMARY KEY ("carrier","market")
);

-- CreateTable
CREATE TABLE "parcel_manifest" (
    "id" UUID NOT NULL,
    "carrier" TEXT NOT NULL,
    "parcels" INTEGER NOT NULL,
    "carrier_reference" TEXT,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "parcel_manifest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "carrier_claim" (
    "id" UUID NOT NULL,
    "parcel_id" UUID NOT NULL,
    "parcel_number" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "carrier" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "paid_amount" INTEGER,
    "sealed_description" TEXT,
    "sealed_note" TEXT,
    "carrier_reference" TEXT,
    "opened_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "carrier_claim_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "parcel_number_key" ON "parcel"("number");

-- CreateIndex
CREATE INDEX "parcel_order_id_idx" ON "parcel"("order_id");

-- CreateIndex
CREATE INDEX "parcel_customer_id_idx" ON "parcel"("customer_id");

-- CreateIndex
CREATE INDEX "parcel_created_at_id_idx" ON "parcel"("created_at", "id");

-- CreateIndex
CREATE INDEX "parcel_status_created_at_id_idx" ON "parcel"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "parcel_manifest_id_idx" ON "parcel"("manifest_id");

-- CreateIndex
CREATE UNIQUE INDEX "parcel_news_parcel_id_kind_code_at_key" ON "parcel_news"("parcel_id", "kind", "code", "at");

-- CreateIndex
CREATE INDEX "carrier_event_received_at_idx" ON "carrier_event"("received_at");

-- CreateIndex
CREATE INDEX "parcel_manifest_created_at_id_idx" ON "parcel_manifest"("created_at", "id");

-- CreateIndex
CREATE INDEX "carrier_claim_created_at_id_idx" ON "carrier_claim"("created_at", "id");

-- CreateIndex
CREATE INDEX "carrier_claim_status_created_at_id_idx" ON "carrier_claim"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "carrier_claim_parcel_id_idx" ON "carrier_claim"("parcel_id");

-- CreateIndex
CREATE INDEX "carrier_claim_customer_id_idx" ON "carrier_claim"("customer_id");

-- Parcels are found by their number in any case. People may type a number twice, so only bought labels are unique.
CREATE INDEX "parcel_tracking" ON "parcel"(upper("tracking_number")) WHERE "tracking_number" IS NOT NULL;
CREATE UNIQUE INDEX "parcel_bought" ON "parcel"("carrier_shipment_id") WHERE "carrier_shipment_id" IS NOT NULL;

-- The parcels that the carrier has, for the alarm and for the questions about news.
CREATE INDEX "parcel_under_way" ON "parcel"("last_news_at")
  WHERE "status" IN ('handed-over', 'in-transit', 'delayed', 'lost');

-- The deliveries that the order does not know yet.
CREATE INDEX "parcel_to_record" ON "parcel"("delivered_at") WHERE "status" = 'delivered' AND "recorded_at" IS NULL;

-- A parcel has at most one claim that is open or was paid.
CREATE UNIQUE INDEX "carrier_claim_one" ON "carrier_claim"("parcel_id") WHERE "status" NOT IN ('refused', 'withdrawn');

ALTER TABLE "parcel" ADD CONSTRAINT "parcel_label" CHECK (
  "status" IN ('packed', 'labelling', 'label-failed', 'cancelled') OR ("carrier" IS NOT NULL AND "tracking_number" IS NOT NULL)
);
ALTER TABLE "delay_rule" ADD CONSTRAINT "delay_rule_hours" CHECK ("hours" BETWEEN 6 AND 720);
ALTER TABLE "carrier_claim" ADD CONSTRAINT "carrier_claim_amount" CHECK ("amount" > 0 AND coalesce("paid_amount", 0) >= 0);
