-- CreateTable
CREATE TABLE "staff_preference" (
    "staff_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "theme" TEXT NOT NULL,
    "density" TEXT NOT NULL,
    "single_keys" BOOLEAN NOT NULL,
    "first_day" TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_preference_pkey" PRIMARY KEY ("staff_id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "filters" JSONB NOT NULL,
    "columns" JSONB NOT NULL,
    "is_shared" BOOLEAN NOT NULL,
    "is_default" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_notice" (
    "id" UUID NOT NULL,
    "cause_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_name_token" (
    "customer_id" UUID NOT NULL,
    "tokens" INTEGER[],

    CONSTRAINT "customer_name_token_pkey" PRIMARY KEY ("customer_id")
);

-- AlterTable
ALTER TABLE "search_quota" ADD COLUMN     "stem" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_owner_id_list_name_key" ON "saved_view"("owner_id", "list", "name");

-- CreateIndex
CREATE INDEX "staff_notice_created_at_idx" ON "staff_notice"("created_at");

-- CreateIndex
CREATE INDEX "staff_notice_staff_id_created_at_id_idx" ON "staff_notice"("staff_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_notice_cause_id_staff_id_template_key" ON "staff_notice"("cause_id", "staff_id", "template");

-- CreateIndex
CREATE INDEX "customer_name_token_tokens_idx" ON "customer_name_token" USING GIN ("tokens");

-- CreateIndex
CREATE INDEX "customer_created_at_id_idx" ON "customer"("created_at", "id");

-- Prisma has no partial indexes. The views that colleagues share, and the one default of an owner in each list.
CREATE INDEX "saved_view_shared" ON "saved_view"("list", "created_at") WHERE "is_shared";
CREATE UNIQUE INDEX "saved_view_default" ON "saved_view"("owner_id", "list") WHERE "is_default";
CREATE INDEX "staff_notice_unread" ON "staff_notice"("staff_id", "created_at", "id") WHERE "read_at" IS NULL;
