CREATE TABLE "past_order_line" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "order_number" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "ordered_on" DATE NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "market" TEXT,
    "product_name" TEXT NOT NULL,
    "gtin" TEXT,
    "eye" TEXT,
    "quantity" INTEGER NOT NULL,
    "unit_price" INTEGER,
    "currency" TEXT,
    "sealed_parameters" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "past_order_line_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "past_order_line_system_order_number_line_key" ON "past_order_line"("system", "order_number", "line");
CREATE INDEX "past_order_line_customer_id_created_at_id_idx" ON "past_order_line"("customer_id", "created_at", "id");
CREATE INDEX "past_order_line_customer_id_ordered_at_id_idx" ON "past_order_line"("customer_id", "ordered_at", "id");
