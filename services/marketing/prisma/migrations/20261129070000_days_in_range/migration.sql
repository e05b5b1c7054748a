-- By hand. A coupon that begins in the year 0 could be stored and could not be read: each page of the list that held it
-- failed. Such a time moves to the nearest bound of the API (`RequestInstant`), and no other can be stored. A window must
-- end after it starts, so the end of a window in the past moves to one day after its start.
UPDATE "coupon" SET
    "starts_at" = greatest("starts_at", '1900-01-01T00:00:00Z'),
    "ends_at" = greatest("ends_at", '1900-01-02T00:00:00Z')
WHERE "starts_at" < '1900-01-01T00:00:00Z' OR "ends_at" < '1900-01-02T00:00:00Z';
UPDATE "coupon" SET
    "starts_at" = least("starts_at", '2999-12-31T00:00:00Z'),
    "ends_at" = least("ends_at", '2999-12-31T23:59:59.999Z')
WHERE "starts_at" >= '3000-01-01T00:00:00Z' OR "ends_at" >= '3000-01-01T00:00:00Z';

ALTER TABLE "coupon"
    ADD CONSTRAINT "coupon_window_in_range"
    CHECK ("starts_at" >= '1900-01-01T00:00:00Z' AND "starts_at" < '3000-01-01T00:00:00Z'
       AND coalesce("ends_at", "starts_at") < '3000-01-01T00:00:00Z');
