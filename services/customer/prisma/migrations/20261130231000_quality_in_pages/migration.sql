-- The nightly look goes through a million customers in pages. A statement over all of them takes longer than the database
-- permits.
ALTER TABLE "quality_progress" ADD COLUMN "walk_after" UUID;
-- The first night queues everybody, so older changes need not be noticed by their time.
UPDATE "quality_progress" SET "changed_until" = now() WHERE "changed_until" = 'epoch';
