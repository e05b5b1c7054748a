-- CreateTable
CREATE TABLE "field_segment" (
    "id" UUID NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "conditions" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "field_segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_segment" (
    "customer_id" UUID NOT NULL,
    "segment_ids" UUID[],

    CONSTRAINT "customer_segment_pkey" PRIMARY KEY ("customer_id")
);

-- CreateIndex
CREATE INDEX "field_segment_created_at_id_idx" ON "field_segment"("created_at", "id");

-- CreateIndex
CREATE INDEX "customer_segment_segment_ids_idx" ON "customer_segment" USING GIN ("segment_ids");
