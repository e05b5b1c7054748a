-- An undo asks for the evidence of each prescription that it removes, and so does the foreign key.
CREATE INDEX "evidence_prescription_id_idx" ON "evidence"("prescription_id");

-- The cast keeps PostgreSQL from the index over `job_id`: it would read all items of the job for each record, because the
-- function is planned when the job has few of them. The index over the first record finds the one item.
CREATE OR REPLACE FUNCTION "take_back_revisions"("of_job" uuid, "of_records" uuid[]) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM set_config('toric.erasing', 'on', true);
    DELETE FROM "prescription_revision" r
        WHERE r."prescription_id" = ANY (of_records)
            AND EXISTS (SELECT FROM "change_item" i WHERE i."record_ids"[1] = r."prescription_id"
                AND i."did" = 'created' AND i."job_id"::text = of_job::text)
            AND NOT EXISTS (SELECT FROM "evidence" e WHERE e."prescription_id" = r."prescription_id");
    PERFORM set_config('toric.erasing', 'off', true);
END
$$;
