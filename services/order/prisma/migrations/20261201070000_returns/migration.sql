-- CreateTable
CREATE TABLE "order_return" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "order_number" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "resolution" TEXT NOT NULL,
    "outcome" TEXT,
    "market" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "goods_come_back" BOOLEAN NOT NULL,
    "delivery_too" BOOLEAN NOT NULL,
    "carriage_by" TEXT NOT NULL,
    "expected_refund" INTEGER NOT NULL,
    "refunded" INTEGER,
    "credit_note_number" TEXT,
    "exchange_order_id" UUID,
    "send_back_by" DATE,
    "sealed_note" TEXT,
    "sealed_decision" TEXT,
    "carrier" TEXT,
    "tracking_number" TEXT,
    "reason_code" TEXT,
    "reason_detail" TEXT,
    "requested_by" UUID NOT NULL,
    "decided_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_return_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_line" (
    "return_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,
    "product_name" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "sealed_reaction" TEXT,
    "allowed" BOOLEAN NOT NULL,
    "rule" TEXT NOT NULL,
    "source" TEXT,

    CONSTRAINT "return_line_pkey" PRIMARY KEY ("return_id","line_id")
);

-- CreateTable
CREATE TABLE "return_box" (
    "id" UUID NOT NULL,
    "return_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "lot_number" TEXT NOT NULL,
    "expires_on" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "disposition" TEXT,
    "rule" TEXT,
    "cost_amount" INTEGER,
    "cost_currency" TEXT,
    "refunds" BOOLEAN,
    "refund_rule" TEXT,
    "received_by" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "return_box_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_picture" (
    "id" UUID NOT NULL,
    "return_id" UUID NOT NULL,
    "box_id" UUID,
    "size" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,
    "added_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "return_picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "return_step" (
    "id" BIGSERIAL NOT NULL,
    "return_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "reason_code" TEXT,
    "reason_detail" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "return_step_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "order_return_number_key" ON "order_return"("number");

-- CreateIndex
CREATE INDEX "order_return_order_id_idx" ON "order_return"("order_id");

-- CreateIndex
CREATE INDEX "order_return_customer_id_created_at_id_idx" ON "order_return"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "order_return_created_at_id_idx" ON "order_return"("created_at", "id");

-- CreateIndex
CREATE INDEX "order_return_status_created_at_id_idx" ON "order_return"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "return_box_return_id_idx" ON "return_box"("return_id");

-- CreateIndex
CREATE INDEX "return_picture_return_id_idx" ON "return_picture"("return_id");

-- CreateIndex
CREATE INDEX "return_step_return_id_id_idx" ON "return_step"("return_id", "id");

-- AddForeignKey
ALTER TABLE "return_line" ADD CONSTRAINT "return_line_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "order_return"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_box" ADD CONSTRAINT "return_box_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "order_return"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_picture" ADD CONSTRAINT "return_picture_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "order_return"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return_step" ADD CONSTRAINT "return_step_return_id_fkey" FOREIGN KEY ("return_id") REFERENCES "order_return"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE SEQUENCE "return_number" AS integer;

-- One order is sent in exchange for one return.
CREATE UNIQUE INDEX "order_return_exchange" ON "order_return"("exchange_order_id") WHERE "exchange_order_id" IS NOT NULL;

ALTER TABLE "return_line" ADD CONSTRAINT "return_line_quantity" CHECK ("quantity" > 0);
ALTER TABLE "order_return" ADD CONSTRAINT "order_return_amounts" CHECK ("expected_refund" >= 0 AND "refunded" >= 0);
