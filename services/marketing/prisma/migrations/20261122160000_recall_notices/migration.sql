-- CreateTable
CREATE TABLE "recall_notice" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "recall_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recall_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "recall_notice_created_at_id_idx" ON "recall_notice"("created_at", "id");

-- CreateIndex
CREATE INDEX "recall_notice_recall_id_created_at_id_idx" ON "recall_notice"("recall_id", "created_at", "id");
