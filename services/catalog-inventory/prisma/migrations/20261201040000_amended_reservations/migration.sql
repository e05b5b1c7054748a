-- CreateTable
CREATE TABLE "amended_reservation" (
    "amendment_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "refusal" TEXT,
    "refused_line_ids" UUID[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "amended_reservation_pkey" PRIMARY KEY ("amendment_id")
);

-- CreateTable
CREATE TABLE "shipped_line" (
    "parcel_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "eye" TEXT,
    "evidence_id" UUID,
    "shipped_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shipped_line_pkey" PRIMARY KEY ("parcel_id","line_id","lot_id")
);

-- CreateTable
CREATE TABLE "waiting_line" (
    "order_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "lens_id" UUID NOT NULL,
    "pack_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "eye" TEXT,
    "evidence_id" UUID,

    CONSTRAINT "waiting_line_pkey" PRIMARY KEY ("order_id","line_id")
);

-- CreateIndex
CREATE INDEX "shipped_line_order_id_idx" ON "shipped_line"("order_id");

-- CreateIndex
CREATE INDEX "shipped_line_lot_id_idx" ON "shipped_line"("lot_id");

-- AddForeignKey
ALTER TABLE "shipped_line" ADD CONSTRAINT "shipped_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "reservation"("order_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipped_line" ADD CONSTRAINT "shipped_line_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_line" ADD CONSTRAINT "waiting_line_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "reservation"("order_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: an order may wait for boxes that are sold out. The index finds those that wait, and is empty when none does.
ALTER TABLE "reservation" DROP CONSTRAINT "reservation_status",
    ADD CONSTRAINT "reservation_status" CHECK ("status" IN ('held', 'waiting', 'refused', 'released', 'shipped', 'withdrawn'));
CREATE INDEX "reservation_waiting" ON "reservation"("created_at", "order_id") WHERE "status" = 'waiting';
ALTER TABLE "waiting_line" ADD CONSTRAINT "waiting_line_quantity" CHECK ("quantity" > 0);
ALTER TABLE "shipped_line" ADD CONSTRAINT "shipped_line_quantity" CHECK ("quantity" > 0);

-- By hand: what left in a parcel stays as it was.
CREATE TRIGGER "shipped_line_append_only" BEFORE UPDATE OR DELETE ON "shipped_line"
    FOR EACH ROW EXECUTE FUNCTION "refuse_changed_action"();
