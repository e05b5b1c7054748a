-- By hand, beyond what a Prisma schema can say: aborts the transaction of a write that touched another number of rows than
-- its caller expected. COMMIT travels behind that write, so only the database can stop it (ADR 0023). An SQLSTATE that begins
-- with T is in a class that the standard leaves to implementers.
CREATE FUNCTION "unexpected_rows"("touched" bigint, "expected" bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'expected % rows, touched %', expected, touched USING ERRCODE = 'TX001';
END
$$;
