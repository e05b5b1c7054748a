-- AlterTable
ALTER TABLE "sign_in_guard" ADD COLUMN     "known" BOOLEAN NOT NULL DEFAULT false;

-- Until now a row with a network in `origin` existed only for a network that had signed in.
UPDATE "sign_in_guard" SET "known" = true WHERE "origin" <> '*';

DROP INDEX "sign_in_guard_strangers";
CREATE INDEX "sign_in_guard_unknown" ON "sign_in_guard"("updated_at") WHERE NOT "known";
