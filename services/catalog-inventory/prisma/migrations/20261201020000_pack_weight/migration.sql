-- AlterTable
ALTER TABLE "pack" ADD COLUMN "weight_grams" INTEGER;

-- By hand: a box weighs something.
ALTER TABLE "pack" ADD CONSTRAINT "pack_weight" CHECK ("weight_grams" BETWEEN 1 AND 100000);
