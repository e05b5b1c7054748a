-- The search for duplicates goes through a million customers in pages. A statement over all of them takes longer than the
-- database permits.
ALTER TABLE "duplicate_progress"
    ADD COLUMN "addresses_until" TIMESTAMPTZ(3),
    ADD COLUMN "walk_after" UUID,
    ADD COLUMN "walk_everybody" BOOLEAN NOT NULL DEFAULT false;
UPDATE "duplicate_progress" SET "addresses_until" = "changed_until";
ALTER TABLE "duplicate_progress" ALTER COLUMN "addresses_until" SET NOT NULL;
