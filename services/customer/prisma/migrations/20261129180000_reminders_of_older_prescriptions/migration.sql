-- Prescriptions that were recorded before there were reminders get theirs. The day of the end is sealed, so that SQL cannot
-- read it: the effect plans the first reminder (`days` is null). A day's spread keeps a large shop from doing all at once.
INSERT INTO "effect" ("id", "name", "data", "due_at", "correlation_id")
SELECT gen_random_uuid(), 'remind-of-end', jsonb_build_object('prescriptionId', p."id", 'revision', p."revision", 'days', NULL),
  now() + random() * interval '1 day', p."id"::text
FROM "prescription" p
WHERE p."status" <> 'withdrawn' AND NOT EXISTS (
  SELECT FROM "effect" e WHERE e."name" = 'remind-of-end' AND e."data" ->> 'prescriptionId' = p."id"::text
    AND (e."data" ->> 'revision')::int = p."revision");
