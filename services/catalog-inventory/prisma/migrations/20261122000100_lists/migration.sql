-- CreateTable
CREATE TABLE "made_segment" (
    "product_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "markets" TEXT[],
    "base_curve" INTEGER[],
    "diameter" INTEGER[],
    "sphere" INTEGER[],
    "cylinder" INTEGER[],
    "axis" INTEGER[],
    "add" TEXT[],
    "dominance" TEXT[],
    "colour" TEXT[],

    CONSTRAINT "made_segment_pkey" PRIMARY KEY ("product_id","position")
);

-- DropIndex
DROP INDEX "lens_product_id_idx";

-- CreateIndex
CREATE INDEX "lot_warehouse_id_created_at_id_idx" ON "lot"("warehouse_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "made_segment" ADD CONSTRAINT "made_segment_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: a product's lenses by their power, which is what a search knows of a lens.
CREATE INDEX "lens_power" ON "lens"("product_id", ("parameters" -> 'sphere'));

-- By hand: the rules of a matrix as the search compares them. Ranges are unfolded and numbers are whole hundredths, as
-- @toric/optics reads the same rules: a test holds the two against each other.
CREATE FUNCTION "hundredths"("listed" jsonb) RETURNS integer[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(DISTINCT round(made.number * 100)::integer), '{}')
    FROM jsonb_array_elements(listed) AS entry, LATERAL (
        SELECT (entry #>> '{}')::numeric WHERE jsonb_typeof(entry) = 'number'
        UNION ALL
        SELECT generate_series(
            least((entry ->> 'from')::numeric, (entry ->> 'to')::numeric),
            greatest((entry ->> 'from')::numeric, (entry ->> 'to')::numeric),
            (entry ->> 'step')::numeric)
        WHERE jsonb_typeof(entry) = 'object'
    ) AS made(number)
$$;
CREATE FUNCTION "hundredths_or_words"("listed" jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(CASE jsonb_typeof(entry)
        WHEN 'number' THEN round((entry #>> '{}')::numeric * 100)::integer::text
        ELSE entry #>> '{}' END), '{}')
    FROM jsonb_array_elements(listed) AS entry
$$;
CREATE FUNCTION "unfold_matrix"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    DELETE FROM made_segment WHERE product_id = NEW.id;
    INSERT INTO made_segment (product_id, position, markets, base_curve, diameter, sphere, cylinder, axis, "add", dominance, colour)
    SELECT NEW.id, number, hundredths_or_words(rule -> 'markets'), hundredths(rule -> 'baseCurve'),
        hundredths(rule -> 'diameter'), hundredths(rule -> 'sphere'), hundredths(rule -> 'cylinder'), hundredths(rule -> 'axis'),
        hundredths_or_words(rule -> 'add'), hundredths_or_words(rule -> 'dominance'), hundredths_or_words(rule -> 'colour')
    FROM jsonb_array_elements(NEW.matrix -> 'segments') WITH ORDINALITY AS segment(rule, number);
    RETURN NULL;
END
$$;
CREATE TRIGGER "product_unfold_matrix" AFTER INSERT OR UPDATE OF "matrix" ON "product"
    FOR EACH ROW EXECUTE FUNCTION "unfold_matrix"();
UPDATE "product" SET "matrix" = "matrix";
