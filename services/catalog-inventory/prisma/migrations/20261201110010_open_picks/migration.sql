-- An order whose boxes lie in two warehouses is picked in two waves at once, so a pick has a row of its own.
CREATE TABLE "open_pick" (
    "order_id" UUID NOT NULL,
    "wave_id" UUID NOT NULL,
    "warehouse_id" UUID NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "packed_at" TIMESTAMPTZ(3),
    "boxes" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "open_pick_pkey" PRIMARY KEY ("order_id","wave_id")
);

-- AddForeignKey
ALTER TABLE "open_pick" ADD CONSTRAINT "open_pick_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "reservation"("order_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "picked_order" ADD COLUMN "warehouse_id" UUID;
UPDATE "picked_order" p SET "warehouse_id" = w."warehouse_id" FROM "pick_wave" w WHERE w."id" = p."wave_id";

-- AlterTable
ALTER TABLE "pick_task" ADD COLUMN "missing" INTEGER NOT NULL DEFAULT 0;

-- By hand: what must be true of every row, whoever writes it.
ALTER TABLE "pick_task" ADD CONSTRAINT "pick_task_missing" CHECK ("missing" BETWEEN 0 AND "quantity" - "taken");
-- By hand: an order is in one wave of a warehouse at a time. The old version of the service names no warehouse.
DROP INDEX "picked_order_once";
CREATE UNIQUE INDEX "picked_order_once" ON "picked_order"("order_id", "warehouse_id") NULLS NOT DISTINCT
    WHERE "status" IN ('waiting', 'picking', 'picked');

-- The picks that are under way now, and the packed parcels that have not left.
INSERT INTO "open_pick" ("order_id", "wave_id", "warehouse_id", "begun_at", "packed_at", "boxes")
SELECT p."order_id", p."wave_id", w."warehouse_id", r."picking_since", p."packed_at",
  CASE WHEN p."status" = 'packed' THEN coalesce(
    (SELECT jsonb_agg(jsonb_build_object('lineId', t."line_id", 'lotId', t."lot_id", 'quantity', t."taken"))
      FROM "pick_task" t WHERE t."wave_id" = p."wave_id" AND t."order_id" = p."order_id" AND t."taken" > 0), '[]') ELSE '[]' END
FROM "picked_order" p
JOIN "pick_wave" w ON w."id" = p."wave_id"
JOIN "reservation" r ON r."order_id" = p."order_id"
WHERE r."picking_since" IS NOT NULL
  AND (p."status" IN ('picking', 'picked') OR (p."status" = 'packed' AND p."packed_at" = r."packed_at"));

-- Reservations that an amendment left without a box: the order is one of services alone.
DELETE FROM "reservation" r WHERE r."status" = 'held' AND r."picking_since" IS NULL
  AND NOT EXISTS (SELECT FROM "reservation_line" l WHERE l."order_id" = r."order_id")
  AND NOT EXISTS (SELECT FROM "shipped_line" s WHERE s."order_id" = r."order_id")
  AND EXISTS (SELECT FROM "amended_reservation" a WHERE a."order_id" = r."order_id");
