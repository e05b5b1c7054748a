-- AlterTable
ALTER TABLE "orders" ADD COLUMN "delivery_method_id" UUID,
ADD COLUMN "delivery_name" JSONB,
ADD COLUMN "delivery_charge" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "tax_on_top" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "tax" INTEGER,
ADD COLUMN "promised_on" TEXT,
ADD COLUMN "sealed_place" TEXT;

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN "tax" INTEGER,
ADD COLUMN "tax_ppm" INTEGER,
ADD COLUMN "tax_row" TEXT;

-- CreateTable
CREATE TABLE "delivery_method" (
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "terms" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "delivery_method_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tax_registration" (
    "id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "region" TEXT,
    "number" TEXT,
    "since" TEXT NOT NULL,
    "until" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tax_registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tax_row" (
    "id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "region" TEXT,
    "postal_prefix" TEXT,
    "tax_class" TEXT NOT NULL,
    "parts_per_million" INTEGER NOT NULL,
    "is_added" BOOLEAN NOT NULL,
    "since" TEXT NOT NULL,
    "until" TEXT,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tax_row_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sale_terms" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "delivery" UUID NOT NULL,
    "tax" UUID NOT NULL,

    CONSTRAINT "sale_terms_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delivery_method_created_at_id_idx" ON "delivery_method"("created_at", "id");

-- CreateIndex
CREATE INDEX "tax_registration_created_at_id_idx" ON "tax_registration"("created_at", "id");

-- CreateIndex
CREATE INDEX "tax_row_country_created_at_id_idx" ON "tax_row"("country", "created_at", "id");

-- By hand: there is one row of stamps.
ALTER TABLE "sale_terms" ADD CONSTRAINT "sale_terms_one_row" CHECK ("id");
INSERT INTO "sale_terms" ("id", "delivery", "tax") VALUES (true, gen_random_uuid(), gen_random_uuid());

-- By hand: a registration and a row never end before they begin.
ALTER TABLE "tax_registration" ADD CONSTRAINT "tax_registration_days" CHECK ("until" IS NULL OR "until" >= "since");
ALTER TABLE "tax_row" ADD CONSTRAINT "tax_row_days" CHECK ("until" IS NULL OR "until" >= "since");

-- By hand: sums and days of an order are possible ones.
ALTER TABLE "orders" ADD CONSTRAINT "orders_charges" CHECK ("delivery_charge" >= 0 AND "tax_on_top" >= 0 AND ("tax" IS NULL OR "tax" >= "tax_on_top"));
ALTER TABLE "orders" ADD CONSTRAINT "orders_promised_on" CHECK ("promised_on" ~ '^\d{4}-\d{2}-\d{2}$');
