-- By hand: the transaction that changed what a search sees of a row, so that a search asks for what is new since it last asked
-- (search-index.store.ts). Of a lot that is only whether it has a free box: an order that takes one of many costs no index.
ALTER TABLE "product" ADD COLUMN "changed_in" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint;
ALTER TABLE "lot" ADD COLUMN "changed_in" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint;

-- DropIndex
DROP INDEX "product_created_at_id_idx";

-- CreateIndex
CREATE INDEX "product_changed_in_idx" ON "product"("changed_in");

-- CreateIndex
CREATE INDEX "lot_changed_in_idx" ON "lot"("changed_in");

-- By hand
CREATE FUNCTION "note_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_in := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END
$$;
CREATE TRIGGER "product_changed" BEFORE UPDATE ON "product" FOR EACH ROW EXECUTE FUNCTION "note_change"();
CREATE TRIGGER "lot_free_or_not" BEFORE UPDATE ON "lot" FOR EACH ROW
    WHEN ((OLD."on_hand" > OLD."reserved" AND NOT OLD."quarantined")
        IS DISTINCT FROM (NEW."on_hand" > NEW."reserved" AND NOT NEW."quarantined"))
    EXECUTE FUNCTION "note_change"();

-- By hand: rules are read where @toric/optics reads them, and unfolded nowhere else.
DROP TRIGGER "product_unfold_matrix" ON "product";
DROP FUNCTION "unfold_matrix"();
DROP FUNCTION "hundredths_or_words"(jsonb);
DROP FUNCTION "hundredths"(jsonb);

-- DropTable
DROP TABLE "made_segment";
