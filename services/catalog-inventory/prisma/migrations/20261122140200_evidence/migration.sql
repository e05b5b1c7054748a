-- AlterTable
ALTER TABLE "reservation_line" ADD COLUMN "evidence_id" UUID;

-- By hand: no box is held, and so none is shipped, without what permits it. Not valid for the rows that are there: what
-- permitted them was never said here, and nothing that could be filled in would be true. They are never changed.
ALTER TABLE "reservation_line" ADD CONSTRAINT "reservation_line_evidence" CHECK ("evidence_id" IS NOT NULL) NOT VALID;
