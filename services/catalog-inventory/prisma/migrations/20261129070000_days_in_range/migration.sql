-- By hand. Complaints are copied from messages of the customer service. A message from before its bound may come again,
-- so there is no constraint here: only the rows that closed the register are mended.
UPDATE "complaint" SET "received_at" = '1900-01-01T00:00:00Z' WHERE "received_at" < '1900-01-01T00:00:00Z';
UPDATE "complaint" SET "received_at" = '2999-12-31T23:59:59.999Z' WHERE "received_at" >= '3000-01-01T00:00:00Z';
