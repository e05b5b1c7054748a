-- CreateTable
CREATE TABLE "deal_stage" (
    "id" UUID NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "probability" SMALLINT NOT NULL,
    "position" SMALLINT NOT NULL,
    "is_active" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deal_stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deal" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stage_id" UUID NOT NULL,
    "stage_since" TIMESTAMPTZ(3) NOT NULL,
    "sealed" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "expected_close" DATE NOT NULL,
    "owner_id" UUID NOT NULL,
    "partner_id" UUID,
    "customer_id" UUID,
    "lost_reason" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deal_step" (
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "stage_id" UUID,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" UUID NOT NULL,

    CONSTRAINT "deal_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sales_target" (
    "staff_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "set_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sales_target_pkey" PRIMARY KEY ("staff_id","month")
);

-- CreateIndex
CREATE INDEX "deal_created_at_id_idx" ON "deal"("created_at", "id");

-- CreateIndex
CREATE INDEX "deal_stage_id_state_created_at_id_idx" ON "deal"("stage_id", "state", "created_at", "id");

-- CreateIndex
CREATE INDEX "deal_owner_id_created_at_id_idx" ON "deal"("owner_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "deal_customer_id_created_at_id_idx" ON "deal"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "deal_partner_id_created_at_id_idx" ON "deal"("partner_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "deal_state_expected_close_idx" ON "deal"("state", "expected_close");

-- CreateIndex
CREATE INDEX "deal_step_deal_id_at_id_idx" ON "deal_step"("deal_id", "at", "id");

-- CreateIndex
CREATE INDEX "deal_step_at_idx" ON "deal_step"("at");

-- CreateIndex
CREATE INDEX "sales_target_month_idx" ON "sales_target"("month");

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "deal_stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_step" ADD CONSTRAINT "deal_step_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Prisma has no check constraints. A deal has a reason of its loss if it is lost, and an end if it is not open.
ALTER TABLE "deal" ADD CONSTRAINT "deal_state_known" CHECK ("state" IN ('open', 'won', 'lost'));
ALTER TABLE "deal" ADD CONSTRAINT "deal_lost_reason" CHECK (("state" = 'lost') = ("lost_reason" IS NOT NULL));
ALTER TABLE "deal" ADD CONSTRAINT "deal_closed_at" CHECK (("state" = 'open') = ("closed_at" IS NULL));
ALTER TABLE "deal_stage" ADD CONSTRAINT "deal_stage_probability" CHECK ("probability" BETWEEN 0 AND 100);
CREATE TRIGGER "deal_step_append_only" BEFORE UPDATE OR DELETE ON "deal_step"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- The stages of a new shop. An administrator changes them.
INSERT INTO "deal_stage" ("id", "name_en", "name_zh", "probability", "position", "is_active", "updated_at") VALUES
  ('0197a000-0000-7000-8000-00000000d001', 'First contact', '初次接触', 10, 10, true, '2026-11-30'),
  ('0197a000-0000-7000-8000-00000000d002', 'Trial', '试用', 30, 20, true, '2026-11-30'),
  ('0197a000-0000-7000-8000-00000000d003', 'Offer', '报价', 50, 30, true, '2026-11-30'),
  ('0197a000-0000-7000-8000-00000000d004', 'Agreement', '洽谈', 80, 40, true, '2026-11-30');
