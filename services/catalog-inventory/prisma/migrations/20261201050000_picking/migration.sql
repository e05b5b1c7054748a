-- AlterTable
ALTER TABLE "lot" ADD COLUMN "bin" TEXT;

-- AlterTable
ALTER TABLE "reservation" ADD COLUMN "packed_at" TIMESTAMPTZ(3),
ADD COLUMN "picking_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "pick_wave" (
    "id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "market" TEXT,
    "most" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "orders" INTEGER NOT NULL DEFAULT 0,
    "boxes" INTEGER NOT NULL DEFAULT 0,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "planned_by" UUID NOT NULL,
    "picker_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "begun_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "pick_wave_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "picked_order" (
    "wave_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "market" TEXT NOT NULL,
    "promised_on" DATE,
    "shipment_warning" TEXT,
    "status" TEXT NOT NULL,
    "note" TEXT,
    "weight_grams" INTEGER,
    "packed_by" UUID,
    "packed_at" TIMESTAMPTZ(3),
    "put_back_by" UUID,
    "put_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "picked_order_pkey" PRIMARY KEY ("wave_id","order_id")
);

-- CreateTable
CREATE TABLE "pick_task" (
    "id" UUID NOT NULL,
    "wave_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "lot_id" UUID NOT NULL,
    "eye" TEXT,
    "quantity" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "pick_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pick_scan" (
    "id" UUID NOT NULL,
    "wave_id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "scanned" TEXT NOT NULL,
    "gtin" TEXT,
    "serial" TEXT,
    "outcome" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pick_scan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "held_order" (
    "order_id" UUID NOT NULL,
    "is_on_hold" BOOLEAN NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "held_order_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE INDEX "pick_wave_created_at_id_idx" ON "pick_wave"("created_at", "id");

-- CreateIndex
CREATE INDEX "pick_wave_warehouse_id_created_at_id_idx" ON "pick_wave"("warehouse_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "picked_order_order_id_idx" ON "picked_order"("order_id");

-- CreateIndex
CREATE INDEX "picked_order_packed_at_idx" ON "picked_order"("packed_at");

-- CreateIndex
CREATE INDEX "pick_task_lot_id_idx" ON "pick_task"("lot_id");

-- CreateIndex
CREATE UNIQUE INDEX "pick_task_wave_id_order_id_line_id_lot_id_key" ON "pick_task"("wave_id", "order_id", "line_id", "lot_id");

-- CreateIndex
CREATE INDEX "pick_scan_wave_id_created_at_id_idx" ON "pick_scan"("wave_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "pick_scan_gtin_serial_idx" ON "pick_scan"("gtin", "serial");

-- AddForeignKey
ALTER TABLE "pick_wave" ADD CONSTRAINT "pick_wave_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picked_order" ADD CONSTRAINT "picked_order_wave_id_fkey" FOREIGN KEY ("wave_id") REFERENCES "pick_wave"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pick_task" ADD CONSTRAINT "pick_task_wave_id_fkey" FOREIGN KEY ("wave_id") REFERENCES "pick_wave"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pick_task" ADD CONSTRAINT "pick_task_lot_id_fkey" FOREIGN KEY ("lot_id") REFERENCES "lot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pick_scan" ADD CONSTRAINT "pick_scan_wave_id_fkey" FOREIGN KEY ("wave_id") REFERENCES "pick_wave"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what must be true of every row, whoever writes it.
ALTER TABLE "lot" ADD CONSTRAINT "lot_bin" CHECK ("bin" ~ '^[A-Z0-9][A-Z0-9.-]{0,19}$');
ALTER TABLE "pick_wave" ADD CONSTRAINT "pick_wave_status"
    CHECK ("status" IN ('choosing', 'empty', 'open', 'picking', 'done', 'cancelled'));
ALTER TABLE "picked_order" ADD CONSTRAINT "picked_order_status"
    CHECK ("status" IN ('waiting', 'picking', 'picked', 'packed', 'short', 'given-back', 'cancelled'));
ALTER TABLE "pick_task" ADD CONSTRAINT "pick_task_taken" CHECK ("quantity" > 0 AND "taken" BETWEEN 0 AND "quantity");
-- By hand: an order is in one wave at a time.
CREATE UNIQUE INDEX "picked_order_once" ON "picked_order"("order_id") WHERE "status" IN ('waiting', 'picking', 'picked');
-- By hand: a scan is never changed. It shows who took or tried to take which box.
CREATE FUNCTION "refuse_scan_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a scan is never changed' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "pick_scan_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "pick_scan"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_scan_change"();
