-- AlterTable
ALTER TABLE "product" ADD COLUMN "handle" TEXT;

-- By hand: products that are there get their names in words; of those with one name, all but the first with a part of their id.
UPDATE "product" SET "handle" = CASE WHEN place = 1 THEN words ELSE words || '-' || right(named.id::text, 12) END
FROM (
    SELECT id, words, row_number() OVER (PARTITION BY words ORDER BY created_at, id) AS place
    FROM "product", LATERAL (
        SELECT coalesce(nullif(trim('-' FROM left(trim('-' FROM regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g')), 60)), ''), 'product')
    ) AS made(words)
) AS named
WHERE named.id = "product".id;

-- AlterTable
ALTER TABLE "product" ALTER COLUMN "handle" SET NOT NULL;
ALTER TABLE "product" ADD CONSTRAINT "product_handle" CHECK ("handle" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

-- AlterTable
ALTER TABLE "made_segment" ADD COLUMN "made_from" DATE,
ADD COLUMN "made_until" DATE;

-- CreateTable
CREATE TABLE "catalogue_import" (
    "id" UUID NOT NULL,
    "actor_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "created" TEXT[],
    "changed" TEXT[],
    "unchanged" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "catalogue_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "catalogue_import_created_at_id_idx" ON "catalogue_import"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "product_handle_key" ON "product"("handle");

-- By hand: the days of a rule, beside its values.
CREATE OR REPLACE FUNCTION "unfold_matrix"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    DELETE FROM made_segment WHERE product_id = NEW.id;
    INSERT INTO made_segment (product_id, position, markets, made_from, made_until, base_curve, diameter, sphere, cylinder,
        axis, "add", dominance, colour)
    SELECT NEW.id, number, hundredths_or_words(rule -> 'markets'), (rule ->> 'madeFrom')::date, (rule ->> 'madeUntil')::date,
        hundredths(rule -> 'baseCurve'), hundredths(rule -> 'diameter'), hundredths(rule -> 'sphere'),
        hundredths(rule -> 'cylinder'), hundredths(rule -> 'axis'), hundredths_or_words(rule -> 'add'),
        hundredths_or_words(rule -> 'dominance'), hundredths_or_words(rule -> 'colour')
    FROM jsonb_array_elements(NEW.matrix -> 'segments') WITH ORDINALITY AS segment(rule, number);
    RETURN NULL;
END
$$;
UPDATE "product" SET "matrix" = "matrix";

-- By hand: what was imported stays on record.
CREATE FUNCTION "refuse_import_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record of imports is append-only' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "catalogue_import_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "catalogue_import"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_import_change"();
