-- CreateIndex
CREATE INDEX "evidence_recorded_at_id_idx" ON "evidence"("recorded_at", "id");

-- CreateIndex
CREATE INDEX "prescription_attachment_created_at_id_idx" ON "prescription_attachment"("created_at", "id");

-- CreateIndex
CREATE INDEX "prescription_revision_recorded_at_idx" ON "prescription_revision"("recorded_at");

-- CreateIndex
CREATE INDEX "verification_entry_recorded_at_id_idx" ON "verification_entry"("recorded_at", "id");

-- By hand: what 16 CFR 315.5(g) wants kept, wherever it stands. A revision has no id of its own: it is made of the prescription's
-- and its number.
CREATE VIEW "rule_record" AS
SELECT overlay(overlay(left(encode(sha256((r."prescription_id"::text || r."revision")::bytea), 'hex'), 32)
        PLACING '8' FROM 13) PLACING '8' FROM 17)::uuid AS "id", r."recorded_at" AS "created_at", 'prescription' AS "kind",
    p."customer_id", r."prescription_id", r."revision", NULL::uuid AS "verification_id", NULL AS "basis", r."recorded_by"
FROM "prescription_revision" r JOIN "prescription" p ON p."id" = r."prescription_id"
UNION ALL
SELECT a."id", a."created_at", 'attachment', p."customer_id", a."prescription_id", a."revision", NULL, NULL, a."attached_by"
FROM "prescription_attachment" a JOIN "prescription" p ON p."id" = a."prescription_id"
UNION ALL
SELECT e."id", e."recorded_at", 'entry', v."customer_id", v."prescription_id", v."revision", v."id", NULL, e."recorded_by"
FROM "verification_entry" e JOIN "verification" v ON v."id" = e."verification_id"
UNION ALL
SELECT e."id", e."recorded_at", 'evidence', p."customer_id", e."prescription_id", e."revision", e."verification_id", e."basis",
    e."recorded_by"
FROM "evidence" e JOIN "prescription" p ON p."id" = e."prescription_id";

-- By hand: without the key of a customer none of that can be read any more, so it is kept for the three years too, whoever
-- asks for it to be destroyed.
CREATE FUNCTION "refuse_early_erasure"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT FROM "rule_record"
               WHERE "customer_id" = OLD."customer_id" AND "created_at" > now() - INTERVAL '3 years') THEN
        RAISE EXCEPTION 'records of % must be kept for three years (16 CFR 315.5(g))', OLD."customer_id"
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END
$$;
CREATE TRIGGER "data_key_kept" BEFORE DELETE ON "data_key" FOR EACH ROW EXECUTE FUNCTION "refuse_early_erasure"();
