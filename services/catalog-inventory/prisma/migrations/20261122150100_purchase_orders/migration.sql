-- CreateTable
CREATE TABLE "purchase_order" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "supplier_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "drafted_by" UUID NOT NULL,
    "approved_by" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "expected_on" DATE,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "purchase_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase_order_line" (
    "id" UUID NOT NULL,
    "purchase_order_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "pack_id" UUID NOT NULL,
    "lens_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "last_received_at" TIMESTAMPTZ(3),

    CONSTRAINT "purchase_order_line_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "purchase_order_number_key" ON "purchase_order"("number");

-- CreateIndex
CREATE INDEX "purchase_order_created_at_id_idx" ON "purchase_order"("created_at", "id");

-- CreateIndex
CREATE INDEX "purchase_order_status_created_at_id_idx" ON "purchase_order"("status", "created_at", "id");

-- CreateIndex
CREATE INDEX "purchase_order_supplier_id_created_at_id_idx" ON "purchase_order"("supplier_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "purchase_order_warehouse_id_created_at_id_idx" ON "purchase_order"("warehouse_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_order_line_purchase_order_id_pack_id_lens_id_key" ON "purchase_order_line"("purchase_order_id", "pack_id", "lens_id");

-- AddForeignKey
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_order_line" ADD CONSTRAINT "purchase_order_line_purchase_order_id_fkey" FOREIGN KEY ("purchase_order_id") REFERENCES "purchase_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_order_line" ADD CONSTRAINT "purchase_order_line_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "pack"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase_order_line" ADD CONSTRAINT "purchase_order_line_lens_id_fkey" FOREIGN KEY ("lens_id") REFERENCES "lens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say: nobody's own draft is ever approved, whoever writes to the table.
CREATE SEQUENCE "purchase_order_number";
ALTER TABLE "purchase_order"
    ADD CONSTRAINT "purchase_order_status" CHECK (
        "status" IN ('draft', 'approved', 'sent', 'partly-received', 'received', 'closed', 'cancelled')),
    ADD CONSTRAINT "purchase_order_two_people" CHECK (
        "approved_by" <> "drafted_by" AND "approved_by" IS NOT NULL OR "status" IN ('draft', 'cancelled')),
    ADD CONSTRAINT "purchase_order_sent" CHECK (
        "sent_at" IS NOT NULL OR "status" IN ('draft', 'approved', 'cancelled')),
    ADD CONSTRAINT "purchase_order_ended" CHECK (("ended_at" IS NOT NULL) = ("status" IN ('received', 'closed', 'cancelled')));
ALTER TABLE "purchase_order_line" ADD CONSTRAINT "purchase_order_line_sane" CHECK (
    "quantity" > 0 AND "unit_price" >= 0 AND "received" >= 0 AND ("received" = 0 OR "last_received_at" IS NOT NULL));
