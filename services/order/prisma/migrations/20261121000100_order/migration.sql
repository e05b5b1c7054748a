-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "reason_code" TEXT,
    "reason_detail" TEXT,
    "market" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "subtotal" INTEGER NOT NULL,
    "discount" INTEGER NOT NULL DEFAULT 0,
    "coupon_code" TEXT,
    "shipping_address_id" UUID NOT NULL,
    "carrier" TEXT,
    "tracking_number" TEXT,
    "invoice_number" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "orders_discount_within_subtotal" CHECK ("discount" BETWEEN 0 AND "subtotal")
);
CREATE TABLE "order_line" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "eye" TEXT NOT NULL,
    "product_id" UUID NOT NULL,
    "pack_id" UUID NOT NULL,
    "lens_id" UUID NOT NULL,
    "prescription_id" UUID NOT NULL,
    "product_name" TEXT NOT NULL,
    "pack_size" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price" INTEGER NOT NULL,
    "tax_rate" INTEGER NOT NULL,
    "sealed_parameters" TEXT NOT NULL,
    CONSTRAINT "order_line_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "order_line_quantity" CHECK ("quantity" > 0)
);
CREATE TABLE "order_step" (
    "id" BIGSERIAL NOT NULL,
    "order_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "reason_code" TEXT,
    "reason_detail" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "order_step_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "offer" (
    "product_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "offer" JSONB NOT NULL,
    CONSTRAINT "offer_pkey" PRIMARY KEY ("product_id")
);
CREATE TABLE "data_key" (
    "customer_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "wrapped" TEXT NOT NULL,
    CONSTRAINT "data_key_pkey" PRIMARY KEY ("customer_id","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "orders_number_key" ON "orders"("number");
CREATE INDEX "orders_customer_id_created_at_id_idx" ON "orders"("customer_id", "created_at", "id");
CREATE INDEX "orders_created_at_id_idx" ON "orders"("created_at", "id");
CREATE INDEX "orders_status_created_at_id_idx" ON "orders"("status", "created_at", "id");
CREATE INDEX "order_line_order_id_idx" ON "order_line"("order_id");
CREATE INDEX "order_step_order_id_id_idx" ON "order_step"("order_id", "id");

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "order_step" ADD CONSTRAINT "order_step_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: order numbers grow and may have gaps; invoices are what may not.
CREATE SEQUENCE "order_number";
