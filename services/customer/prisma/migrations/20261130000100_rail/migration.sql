-- The groups of pages that a member of staff opened or folded at the side of the console.
ALTER TABLE "staff_preference" ADD COLUMN "rail" TEXT[] DEFAULT ARRAY[]::TEXT[];
