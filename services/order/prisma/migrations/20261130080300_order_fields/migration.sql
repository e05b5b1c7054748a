-- CreateTable
CREATE TABLE "order_field" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "label_zh" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "unit" TEXT,
    "choices" JSONB NOT NULL,
    "is_required" BOOLEAN NOT NULL,
    "readers" TEXT[],
    "writers" TEXT[],
    "is_searchable" BOOLEAN NOT NULL,
    "is_retired" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_values" (
    "order_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_values_pkey" PRIMARY KEY ("order_id")
);

-- CreateTable
CREATE TABLE "order_value_token" (
    "order_id" UUID NOT NULL,
    "field_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "order_value_token_pkey" PRIMARY KEY ("field_id","digest","order_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "order_field_key_key" ON "order_field"("key");

-- CreateIndex
CREATE INDEX "order_field_created_at_id_idx" ON "order_field"("created_at", "id");

-- CreateIndex
CREATE INDEX "order_values_customer_id_idx" ON "order_values"("customer_id");

-- CreateIndex
CREATE INDEX "order_value_token_order_id_idx" ON "order_value_token"("order_id");
