-- The contents that an import wanted, as a digest with sums. A proof compares them with what is stored.
ALTER TABLE "change_item" ADD COLUMN "content" JSONB;
