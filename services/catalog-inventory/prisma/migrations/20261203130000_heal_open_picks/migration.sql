-- While the version before open picks still ran, it began picks without a row here, and gave picks back that have one.

-- The warehouse of waves that it filled. An order that is in two waves of one warehouse keeps them apart.
UPDATE "picked_order" p SET "warehouse_id" = w."warehouse_id" FROM "pick_wave" w
WHERE w."id" = p."wave_id" AND p."warehouse_id" IS NULL AND NOT EXISTS (
  SELECT FROM "picked_order" o WHERE o."order_id" = p."order_id" AND o."wave_id" <> p."wave_id"
    AND o."status" IN ('waiting', 'picking', 'picked'));

-- Picks that have ended. Without this, their orders are in no later wave.
DELETE FROM "open_pick" o USING "picked_order" p
WHERE p."wave_id" = o."wave_id" AND p."order_id" = o."order_id" AND p."status" NOT IN ('picking', 'picked', 'packed');

-- Picks that are under way.
INSERT INTO "open_pick" ("order_id", "wave_id", "warehouse_id", "begun_at")
SELECT p."order_id", p."wave_id", w."warehouse_id", r."picking_since"
FROM "picked_order" p
JOIN "pick_wave" w ON w."id" = p."wave_id"
JOIN "reservation" r ON r."order_id" = p."order_id"
WHERE r."status" = 'held' AND r."picking_since" IS NOT NULL AND p."status" IN ('picking', 'picked')
ON CONFLICT DO NOTHING;

UPDATE "reservation" r SET "picking_since" = s."begun", "packed_at" = s."packed"
FROM (SELECT h."order_id", min(o."begun_at") AS "begun", max(o."packed_at") AS "packed"
  FROM "reservation" h LEFT JOIN "open_pick" o ON o."order_id" = h."order_id"
  WHERE h."status" = 'held' AND h."picking_since" IS NOT NULL GROUP BY h."order_id") s
WHERE r."order_id" = s."order_id" AND (r."picking_since" IS DISTINCT FROM s."begun" OR r."packed_at" IS DISTINCT FROM s."packed");
