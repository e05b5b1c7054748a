-- CreateTable
CREATE TABLE "shop_audit" (
    "id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by" UUID,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "after" UUID,
    "is_sent" BOOLEAN NOT NULL DEFAULT false,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "pages" INTEGER NOT NULL DEFAULT 0,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "shop_audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_audit_page" (
    "audit_id" UUID NOT NULL,
    "page" INTEGER NOT NULL,
    "order_ids" UUID[],
    "answered" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "shop_audit_page_pkey" PRIMARY KEY ("audit_id","page")
);

-- CreateTable
CREATE TABLE "audit_finding" (
    "id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "service" TEXT NOT NULL,
    "check" TEXT NOT NULL,
    "subject" UUID NOT NULL,
    "order_id" UUID,
    "expected" TEXT NOT NULL,
    "found" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_finding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "shop_audit_created_at_id_idx" ON "shop_audit"("created_at", "id");

-- CreateIndex
CREATE INDEX "audit_finding_created_at_id_idx" ON "audit_finding"("created_at", "id");

-- CreateIndex
CREATE INDEX "audit_finding_order_id_idx" ON "audit_finding"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_finding_service_check_subject_key" ON "audit_finding"("service", "check", "subject");

-- Only one audit is under way at a time.
CREATE UNIQUE INDEX "shop_audit_under_way" ON "shop_audit"((true)) WHERE "ended_at" IS NULL;
