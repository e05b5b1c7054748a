-- CreateTable
CREATE TABLE "replenishment_proposal" (
    "id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "supplier_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "purchase_order_id" UUID,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "replenishment_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "replenishment_proposal_purchase_order_id_key" ON "replenishment_proposal"("purchase_order_id");

-- CreateIndex
CREATE INDEX "replenishment_proposal_created_at_id_idx" ON "replenishment_proposal"("created_at", "id");

-- CreateIndex
CREATE INDEX "replenishment_proposal_warehouse_id_created_at_id_idx" ON "replenishment_proposal"("warehouse_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "replenishment_proposal" ADD CONSTRAINT "replenishment_proposal_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replenishment_proposal" ADD CONSTRAINT "replenishment_proposal_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replenishment_proposal" ADD CONSTRAINT "replenishment_proposal_purchase_order_id_fkey" FOREIGN KEY ("purchase_order_id") REFERENCES "purchase_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say: one proposal at a time for a supplier, and an order for each that was accepted.
ALTER TABLE "replenishment_proposal" ADD CONSTRAINT "replenishment_proposal_status" CHECK (
    "status" IN ('open', 'superseded') AND "purchase_order_id" IS NULL OR "status" = 'accepted' AND "purchase_order_id" IS NOT NULL);
CREATE UNIQUE INDEX "replenishment_proposal_open" ON "replenishment_proposal"("warehouse_id", "supplier_id") WHERE "status" = 'open';
