-- By hand: the id of a row that has none of its own, made of the ids of what it is of, so that it is the same whenever it is
-- asked for. Of the versions of RFC 9562, 8 is the one that says nothing of what is within: 5 would be SHA-1, 4 chance, 7 a time.
CREATE FUNCTION "derived_uuid"("made_of" text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT overlay(overlay(left(encode(sha256(made_of::bytea), 'hex'), 32) PLACING '8' FROM 13) PLACING '8' FROM 17)::uuid
$$;
