-- CreateTable
CREATE TABLE "coupon" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "basis_points" INTEGER,
    "amount" INTEGER,
    "minimum_subtotal" INTEGER,
    "currency" TEXT,
    "markets" TEXT[],
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "total_limit" INTEGER,
    "per_customer_limit" INTEGER,
    "active" BOOLEAN NOT NULL,
    "used" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coupon_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coupon_use" (
    "coupon_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "coupon_use_pkey" PRIMARY KEY ("coupon_id","customer_id")
);

-- CreateTable
CREATE TABLE "redemption" (
    "order_id" UUID NOT NULL,
    "customer_id" UUID,
    "coupon_id" UUID,
    "status" TEXT NOT NULL,
    "discount" INTEGER,
    "currency" TEXT,
    "reason_code" TEXT,
    "reason_detail" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "redemption_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "participant" (
    "customer_id" UUID NOT NULL,
    "registered_at" TIMESTAMPTZ(3),

    CONSTRAINT "participant_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "purchase" (
    "order_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "market" TEXT,
    "currency" TEXT,
    "subtotal" INTEGER,
    "placed_at" TIMESTAMPTZ(3),
    "total" INTEGER,
    "discount" INTEGER,
    "confirmed_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,

    CONSTRAINT "purchase_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "purchase_line" (
    "order_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "purchase_line_pkey" PRIMARY KEY ("order_id","line_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "coupon_code_key" ON "coupon"("code");

-- CreateIndex
CREATE INDEX "coupon_created_at_id_idx" ON "coupon"("created_at", "id");

-- CreateIndex
CREATE INDEX "redemption_coupon_id_created_at_order_id_idx" ON "redemption"("coupon_id", "created_at", "order_id");

-- CreateIndex
CREATE INDEX "purchase_customer_id_idx" ON "purchase"("customer_id");

-- CreateIndex
CREATE INDEX "purchase_line_product_id_order_id_idx" ON "purchase_line"("product_id", "order_id");

-- AddForeignKey
ALTER TABLE "coupon_use" ADD CONSTRAINT "coupon_use_coupon_id_fkey" FOREIGN KEY ("coupon_id") REFERENCES "coupon"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "redemption" ADD CONSTRAINT "redemption_coupon_id_fkey" FOREIGN KEY ("coupon_id") REFERENCES "coupon"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "purchase_line" ADD CONSTRAINT "purchase_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "purchase"("order_id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- By hand, beyond what a Prisma schema can say: the counters stay inside the limits whatever the code does.
ALTER TABLE "coupon"
    ADD CONSTRAINT "coupon_code_form" CHECK ("code" = upper("code") AND length("code") BETWEEN 2 AND 40),
    ADD CONSTRAINT "coupon_one_discount" CHECK (num_nonnulls("basis_points", "amount") = 1),
    ADD CONSTRAINT "coupon_basis_points_range" CHECK ("basis_points" BETWEEN 1 AND 10000),
    ADD CONSTRAINT "coupon_amount_positive" CHECK ("amount" > 0),
    ADD CONSTRAINT "coupon_minimum_positive" CHECK ("minimum_subtotal" >= 0),
    ADD CONSTRAINT "coupon_currency_where_money" CHECK (("currency" IS NOT NULL) = (num_nonnulls("amount", "minimum_subtotal") > 0)),
    ADD CONSTRAINT "coupon_markets_present" CHECK ("markets" IS NOT NULL),
    ADD CONSTRAINT "coupon_window" CHECK ("ends_at" > "starts_at"),
    ADD CONSTRAINT "coupon_per_customer_limit_positive" CHECK ("per_customer_limit" > 0),
    ADD CONSTRAINT "coupon_used_within_limit" CHECK ("used" >= 0 AND ("total_limit" IS NULL OR "used" <= "total_limit"));
ALTER TABLE "coupon_use" ADD CONSTRAINT "coupon_use_not_negative" CHECK ("used" >= 0);
ALTER TABLE "redemption"
    ADD CONSTRAINT "redemption_status" CHECK ("status" IN ('open', 'redeemed', 'refused', 'released')),
    ADD CONSTRAINT "redemption_redeemed_whole" CHECK ("status" <> 'redeemed' OR num_nulls("customer_id", "coupon_id", "discount", "currency") = 0),
    ADD CONSTRAINT "redemption_refused_whole" CHECK ("status" <> 'refused' OR num_nulls("customer_id", "reason_code", "reason_detail") = 0),
    ADD CONSTRAINT "redemption_discount_not_negative" CHECK ("discount" >= 0);
ALTER TABLE "purchase_line" ADD CONSTRAINT "purchase_line_quantity_positive" CHECK ("quantity" > 0);
-- What the audience asks for: orders that were bought and stand, by customer.
CREATE INDEX "purchase_bought" ON "purchase"("customer_id", "confirmed_at") WHERE "confirmed_at" IS NOT NULL AND "cancelled_at" IS NULL;
