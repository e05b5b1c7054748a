-- A key whose scopes move money or are about medicine waits for a second person. Keys from before keep working.
ALTER TABLE "api_key" ADD COLUMN "asked_by" UUID;
UPDATE "api_key" SET "asked_by" = "created_by";
ALTER TABLE "api_key" ALTER COLUMN "asked_by" SET NOT NULL;
ALTER TABLE "api_key" ADD COLUMN "approved_by" UUID;
ALTER TABLE "api_key" ADD COLUMN "waiting" BOOLEAN NOT NULL DEFAULT false;

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_two_people" CHECK ("approved_by" <> "asked_by");
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_waits_or_is_approved" CHECK (NOT ("waiting" AND "approved_by" IS NOT NULL));
