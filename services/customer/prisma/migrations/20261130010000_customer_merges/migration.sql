-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "merged_into" UUID;

-- CreateIndex
CREATE INDEX "customer_merged_into_idx" ON "customer"("merged_into");

-- CreateTable
CREATE TABLE "merged_customer" (
    "job_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "undo_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "merged_customer_pkey" PRIMARY KEY ("job_id","merged_id")
);

-- CreateTable
CREATE TABLE "moved_row" (
    "seq" BIGSERIAL NOT NULL,
    "job_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "table_name" TEXT NOT NULL,
    "owner_column" TEXT,
    "row_key" JSONB NOT NULL,
    "before" JSONB,
    "after_hash" TEXT,
    "stays" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "moved_row_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE INDEX "merged_customer_kept_id_idx" ON "merged_customer"("kept_id");

-- CreateIndex
CREATE INDEX "merged_customer_merged_id_idx" ON "merged_customer"("merged_id");

-- CreateIndex
CREATE INDEX "moved_row_job_id_merged_id_table_name_idx" ON "moved_row"("job_id", "merged_id", "table_name");

-- CreateIndex
CREATE INDEX "moved_row_kept_id_idx" ON "moved_row"("kept_id");

-- CreateIndex
CREATE INDEX "moved_row_merged_id_idx" ON "moved_row"("merged_id");

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "merged_customer" ADD CONSTRAINT "merged_customer_state" CHECK ("state" IN ('merged', 'undone'));
ALTER TABLE "merged_customer" ADD CONSTRAINT "merged_customer_two" CHECK ("merged_id" <> "kept_id");

-- Returns what a merge may touch: `<table>.<column>` for rows that change their owner, and `<table>` for rows of which it keeps
-- images. The functions below run as the owner of the tables, so they touch nothing else.
CREATE FUNCTION "may_merge"("what" text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT what = ANY (ARRAY['consent.customer_id', 'guardian_consent.customer_id', 'guardian_consent.guardian_id', 'customer_note.customer_id',
        'interaction.customer_id', 'note_pin.customer_id', 'address.customer_id', 'order_address.customer_id',
        'prescription.customer_id', 'prescription_draft.customer_id', 'verification.customer_id', 'waiting_order.customer_id',
        'supply.customer_id', 'complaint.customer_id', 'service_case.customer_id', 'task.customer_id',
        'deal.customer_id', 'message.person_id', 'external_id.customer_id', 'privacy_request.customer_id',
        'channel_author.customer_id', 'channel_item.customer_id', 'form_submission.customer_id', 'survey_invitation.person_id',
        'survey_response.person_id', 'account', 'customer', 'customer_name_token',
        'customer_fields', 'customer_field_token', 'customer_tag', 'fact_confirmation',
        'household_member', 'household', 'data_key', 'session',
        'passkey', 'second_factor', 'recovery_code', 'setup_code',
        'account_link', 'consent', 'inferred_fact', 'customer_segment',
        'form_lead'])
$$;

-- Returns the hash of a row. Empty columns are left out, so that a column which a later version adds changes no hash.
CREATE FUNCTION "hash_of_row"("of_row" jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(jsonb_strip_nulls(of_row)::text, 'UTF8')), 'hex')
$$;

-- Returns the condition that the rows `one` and `other` have the same key.
CREATE FUNCTION "same_key"("of_key" text[], "one" text, "other" text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT string_agg(format('%1$s.%3$I = %2$s.%3$I', one, other, c), ' AND ') FROM unnest(of_key) c
$$;

-- Moves the rows of one owner to another, and remembers them. It leaves a row where it is if the new owner has one with the same
-- values in `unless_same`. Returns the number of rows.
CREATE FUNCTION "move_rows"("of_job" uuid, "from_id" uuid, "to_id" uuid, "of_table" text, "of_column" text, "of_key" text[],
    "unless_same" text[]) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    moved bigint;
    taken text := '';
BEGIN
    IF NOT may_merge(of_table || '.' || of_column) THEN
        RAISE EXCEPTION 'no merge moves %.%', of_table, of_column USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF cardinality(unless_same) > 0 THEN
        taken := format(' AND NOT EXISTS (SELECT FROM %1$I o WHERE o.%2$I = $2 AND %3$s)', of_table, of_column,
            same_key(unless_same, 'o', 't'));
    END IF;
    PERFORM set_config('toric.erasing', 'on', true);
    EXECUTE format('WITH moved AS (UPDATE %1$I t SET %2$I = $2 WHERE t.%2$I = $1%3$s RETURNING to_jsonb(t) AS r)
        INSERT INTO moved_row (job_id, merged_id, kept_id, table_name, owner_column, row_key, after_hash)
        SELECT $3, $1, $2, %1$L, %2$L, (SELECT jsonb_object_agg(c, r -> c) FROM unnest($4) c), hash_of_row(r) FROM moved',
        of_table, of_column, taken) USING from_id, to_id, of_job, of_key;
    GET DIAGNOSTICS moved = ROW_COUNT;
    PERFORM set_config('toric.erasing', 'off', true);
    RETURN moved;
END
$$;

-- Keeps images of the rows of both customers, before a merge changes them.
CREATE FUNCTION "keep_rows"("of_job" uuid, "from_id" uuid, "to_id" uuid, "of_table" text, "of_column" text, "of_key" text[])
    RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO moved_row (job_id, merged_id, kept_id, table_name, row_key, before)
        SELECT $1, $2, $3, %1$L, (SELECT jsonb_object_agg(c, to_jsonb(t) -> c) FROM unnest($4) c), to_jsonb(t)
        FROM %1$I t WHERE t.%2$I IN ($2, $3)', of_table, of_column) USING of_job, from_id, to_id, of_key;
END
$$;

-- Notes what became of these rows. Images of rows that are as they were are dropped. A row that the merge created has no image.
CREATE FUNCTION "note_rows"("of_job" uuid, "from_id" uuid, "to_id" uuid, "of_table" text, "of_column" text, "of_key" text[],
    "may_create" boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF may_create THEN
        EXECUTE format('INSERT INTO moved_row (job_id, merged_id, kept_id, table_name, row_key, after_hash)
            SELECT $1, $2, $3, %1$L, n.key, hash_of_row(n.r) FROM (
                SELECT (SELECT jsonb_object_agg(c, to_jsonb(t) -> c) FROM unnest($4) c) AS key, to_jsonb(t) AS r
                FROM %1$I t WHERE t.%2$I IN ($2, $3)) n
            WHERE NOT EXISTS (
                SELECT FROM moved_row m WHERE m.job_id = $1 AND m.merged_id = $2 AND m.table_name = %1$L
                    AND m.owner_column IS NULL AND m.row_key = n.key)', of_table, of_column)
            USING of_job, from_id, to_id, of_key;
    END IF;
    EXECUTE format('WITH present AS (
            SELECT m.seq, to_jsonb(t) AS r FROM moved_row m
                CROSS JOIN LATERAL jsonb_populate_record(NULL::%1$I, m.row_key) k JOIN %1$I t ON %2$s
            WHERE m.job_id = $1 AND m.merged_id = $2 AND m.table_name = %1$L AND m.owner_column IS NULL),
        same AS (DELETE FROM moved_row m USING present p WHERE m.seq = p.seq AND m.before = p.r)
        UPDATE moved_row m SET after_hash = hash_of_row(p.r) FROM present p WHERE m.seq = p.seq AND m.before <> p.r',
        of_table, same_key(of_key, 't', 'k')) USING of_job, from_id;
END
$$;

-- Marks the rows that stay as they are when the merge is undone, because somebody has changed them since. A row of a table in
-- `always_back` goes back to its owner all the same, with the changes.
CREATE FUNCTION "mark_changed_rows"("of_job" uuid, "from_id" uuid, "always_back" text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT DISTINCT m.table_name, m.owner_column, (SELECT array_agg(c) FROM jsonb_object_keys(m.row_key) c) AS of_key
        FROM moved_row m WHERE m.job_id = of_job AND m.merged_id = from_id
    LOOP
        EXECUTE format('UPDATE moved_row m SET stays = true FROM (
                SELECT s.seq, to_jsonb(t) AS r FROM moved_row s
                    CROSS JOIN LATERAL jsonb_populate_record(NULL::%1$I, s.row_key) k LEFT JOIN %1$I t ON %2$s
                WHERE s.job_id = $1 AND s.merged_id = $2 AND s.table_name = %1$L AND s.owner_column IS NOT DISTINCT FROM %3$L) p
            WHERE m.seq = p.seq AND CASE
                WHEN m.owner_column IS NOT NULL AND p.r IS NOT NULL AND %1$L = ANY ($3)
                    THEN p.r ->> m.owner_column IS DISTINCT FROM m.kept_id::text
                ELSE CASE WHEN p.r IS NULL THEN NULL ELSE hash_of_row(p.r) END IS DISTINCT FROM m.after_hash
            END', one.table_name, same_key(one.of_key, 't', 'k'), one.owner_column) USING of_job, from_id, always_back;
    END LOOP;
END
$$;

-- Puts back the rows that are not marked: removes what the merge created, writes the images, and returns rows to their owner.
CREATE FUNCTION "put_rows_back"("of_job" uuid, "from_id" uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT AS $$
DECLARE
    one record;
    names text;
    changes text;
BEGIN
    IF EXISTS (SELECT FROM moved_row m WHERE m.job_id = of_job AND m.merged_id = from_id
            AND NOT may_merge(m.table_name || coalesce('.' || m.owner_column, ''))) THEN
        RAISE EXCEPTION 'no merge has touched these rows' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM set_config('toric.erasing', 'on', true);
    FOR one IN SELECT m.table_name, min(m.seq) AS first, (SELECT array_agg(DISTINCT c) FROM moved_row s, jsonb_object_keys(s.row_key) c
            WHERE s.job_id = of_job AND s.merged_id = from_id AND s.table_name = m.table_name) AS of_key
        FROM moved_row m WHERE m.job_id = of_job AND m.merged_id = from_id AND m.owner_column IS NULL AND NOT m.stays
            AND m.before IS NULL GROUP BY m.table_name ORDER BY first DESC
    LOOP
        EXECUTE format('DELETE FROM %1$I t USING moved_row s CROSS JOIN LATERAL jsonb_populate_record(NULL::%1$I, s.row_key) k
            WHERE s.job_id = $1 AND s.merged_id = $2 AND s.table_name = %1$L AND s.owner_column IS NULL AND NOT s.stays
                AND s.before IS NULL AND %2$s', one.table_name, same_key(one.of_key, 't', 'k')) USING of_job, from_id;
    END LOOP;
    FOR one IN SELECT m.table_name, min(m.seq) AS first, (SELECT array_agg(DISTINCT c) FROM moved_row s, jsonb_object_keys(s.row_key) c
            WHERE s.job_id = of_job AND s.merged_id = from_id AND s.table_name = m.table_name) AS of_key
        FROM moved_row m WHERE m.job_id = of_job AND m.merged_id = from_id AND m.owner_column IS NULL AND NOT m.stays
            AND m.before IS NOT NULL GROUP BY m.table_name ORDER BY first
    LOOP
        SELECT string_agg(format('%I', attname), ', '), coalesce(string_agg(format('%1$I = excluded.%1$I', attname), ', ')
                FILTER (WHERE NOT attname::text = ANY (one.of_key)), '')
            INTO names, changes FROM pg_attribute
            WHERE attrelid = one.table_name::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
        EXECUTE format('INSERT INTO %1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM (
                SELECT (jsonb_populate_record(NULL::%1$I, s.before)).* FROM moved_row s
                WHERE s.job_id = $1 AND s.merged_id = $2 AND s.table_name = %1$L AND s.owner_column IS NULL AND NOT s.stays
                    AND s.before IS NOT NULL) b
            ON CONFLICT (%3$s) DO %4$s', one.table_name, names,
            (SELECT string_agg(format('%I', c), ', ') FROM unnest(one.of_key) c),
            CASE WHEN changes = '' THEN 'NOTHING' ELSE 'UPDATE SET ' || changes END) USING of_job, from_id;
    END LOOP;
    FOR one IN SELECT DISTINCT m.table_name, m.owner_column, m.kept_id,
            (SELECT array_agg(c) FROM jsonb_object_keys(m.row_key) c) AS of_key
        FROM moved_row m WHERE m.job_id = of_job AND m.merged_id = from_id AND m.owner_column IS NOT NULL AND NOT m.stays
    LOOP
        EXECUTE format('UPDATE %1$I t SET %2$I = $2 FROM moved_row s
                CROSS JOIN LATERAL jsonb_populate_record(NULL::%1$I, s.row_key) k
            WHERE s.job_id = $1 AND s.merged_id = $2 AND s.table_name = %1$L AND s.owner_column = %2$L AND NOT s.stays
                AND %3$s AND t.%2$I = $3', one.table_name, one.owner_column, same_key(one.of_key, 't', 'k'))
            USING of_job, from_id, one.kept_id;
    END LOOP;
    PERFORM set_config('toric.erasing', 'off', true);
END
$$;
ALTER TABLE "customer" ADD CONSTRAINT "customer_merged_is_gone" CHECK ("merged_into" IS NULL OR "erased_at" IS NOT NULL);
ALTER TABLE "customer" ADD CONSTRAINT "customer_merged_into_another" CHECK ("merged_into" <> "id");
