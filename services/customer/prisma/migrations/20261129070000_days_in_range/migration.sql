-- By hand. A complaint that was received in the year 0 could be stored and could not be read: each page of the list that
-- held it failed. Such a time moves to the nearest bound of the API (`RequestInstant`), and no other can be stored.
UPDATE "complaint" SET "received_at" = '1900-01-01T00:00:00Z' WHERE "received_at" < '1900-01-01T00:00:00Z';
UPDATE "complaint" SET "received_at" = '2999-12-31T23:59:59.999Z' WHERE "received_at" >= '3000-01-01T00:00:00Z';

ALTER TABLE "complaint"
    ADD CONSTRAINT "complaint_received_in_range"
    CHECK ("received_at" >= '1900-01-01T00:00:00Z' AND "received_at" < '3000-01-01T00:00:00Z');
