-- CreateTable
CREATE TABLE "quality_rule" (
    "rule" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "weight" SMALLINT NOT NULL,
    "threshold" INTEGER,
    "version" INTEGER NOT NULL,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quality_rule_pkey" PRIMARY KEY ("rule")
);

-- CreateTable
CREATE TABLE "quality_check" (
    "customer_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "is_waiting" BOOLEAN NOT NULL,
    "checked_at" TIMESTAMPTZ(3),
    "asked" INTEGER NOT NULL DEFAULT 0,
    "broken" INTEGER NOT NULL DEFAULT 0,
    "asked_weight" INTEGER NOT NULL DEFAULT 0,
    "kept_weight" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "quality_check_pkey" PRIMARY KEY ("customer_id")
);

-- CreateTable
CREATE TABLE "quality_break" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quality_break_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quality_count" (
    "rule" TEXT NOT NULL,
    "asked" BIGINT NOT NULL,
    "broken" BIGINT NOT NULL,

    CONSTRAINT "quality_count_pkey" PRIMARY KEY ("rule")
);

-- CreateTable
CREATE TABLE "quality_day" (
    "day" DATE NOT NULL,
    "rule" TEXT NOT NULL,
    "asked" BIGINT NOT NULL,
    "broken" BIGINT NOT NULL,

    CONSTRAINT "quality_day_pkey" PRIMARY KEY ("day","rule")
);

-- CreateTable
CREATE TABLE "quality_progress" (
    "id" SMALLINT NOT NULL,
    "changed_until" TIMESTAMPTZ(3) NOT NULL,
    "night_of" DATE,
    "is_uncounted" BOOLEAN NOT NULL,

    CONSTRAINT "quality_progress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quality_audit" (
    "id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "asked" BIGINT NOT NULL,
    "broken" BIGINT NOT NULL,
    "start_score" SMALLINT,
    "customers" INTEGER NOT NULL,
    "duplicates_open" INTEGER NOT NULL,
    "duplicates_decided" INTEGER NOT NULL,
    "cleanings" INTEGER NOT NULL,
    "cleaned" INTEGER NOT NULL,
    "cleanings_undone" INTEGER NOT NULL,

    CONSTRAINT "quality_audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quality_audit_rule" (
    "month" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "asked" BIGINT NOT NULL,
    "broken" BIGINT NOT NULL,
    "start_score" SMALLINT,

    CONSTRAINT "quality_audit_rule_pkey" PRIMARY KEY ("month","rule")
);

-- CreateTable
CREATE TABLE "cleaning_choice" (
    "job_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "is_chosen" BOOLEAN NOT NULL,

    CONSTRAINT "cleaning_choice_pkey" PRIMARY KEY ("job_id","row")
);

-- CreateTable
CREATE TABLE "inferred_fact" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "subject" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "inferred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inferred_fact_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "quality_break_created_at_id_idx" ON "quality_break"("created_at", "id");

-- CreateIndex
CREATE INDEX "quality_break_rule_created_at_id_idx" ON "quality_break"("rule", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "quality_break_customer_id_rule_key" ON "quality_break"("customer_id", "rule");

-- CreateIndex
CREATE UNIQUE INDEX "quality_audit_month_key" ON "quality_audit"("month");

-- CreateIndex
CREATE INDEX "quality_audit_created_at_id_idx" ON "quality_audit"("created_at", "id");

-- CreateIndex
CREATE INDEX "inferred_fact_customer_id_idx" ON "inferred_fact"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "inferred_fact_subject_field_key" ON "inferred_fact"("subject", "field");

-- Prisma has no partial indexes. Only the customers who are still to be checked are in this one.
CREATE INDEX "quality_check_waiting" ON "quality_check"("customer_id") WHERE "is_waiting";

-- The check notices changes of these tables by their times.
-- CreateIndex
CREATE INDEX "prescription_updated_at_idx" ON "prescription"("updated_at");

-- CreateIndex
CREATE INDEX "fact_confirmation_confirmed_at_idx" ON "fact_confirmation"("confirmed_at");

-- CreateIndex
CREATE INDEX "consent_created_at_idx" ON "consent"("created_at");

-- CreateIndex
CREATE INDEX "household_member_joined_at_idx" ON "household_member"("joined_at");

-- CreateIndex
CREATE INDEX "duplicate_pair_updated_at_idx" ON "duplicate_pair"("updated_at");

-- The one row. The first look of the service notices all customers.
INSERT INTO "quality_progress" ("id", "changed_until", "is_uncounted") VALUES (1, 'epoch', false);
