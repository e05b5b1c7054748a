-- Staff find an order by any four or more characters of its number that stand together. Prisma has neither functions nor
-- indexes over expressions.
CREATE FUNCTION "number_parts"("of_number" text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT substr(of_number, start, 4)), '{}')
    FROM generate_series(1, greatest(length(of_number) - 3, 0)) AS start
$$;
CREATE INDEX "orders_number_parts" ON "orders" USING GIN ("number_parts"("number"));
-- The ends of numbers are among these parts.
DROP INDEX "orders_number_end";
