-- AlterTable
ALTER TABLE "data_key" ADD COLUMN     "destroyed_from" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "privacy_request" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "law" TEXT NOT NULL,
    "sealed" TEXT,
    "asked_by" UUID NOT NULL,
    "asked_by_staff" BOOLEAN NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "sealed_key" TEXT,
    "sealed_file" BYTEA,
    "file_until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "privacy_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "privacy_step" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "privacy_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "privacy_part" (
    "request_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "parts" INTEGER NOT NULL,
    "sealed" TEXT NOT NULL,

    CONSTRAINT "privacy_part_pkey" PRIMARY KEY ("request_id","service","part")
);

-- CreateTable
CREATE TABLE "erasure" (
    "customer_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,
    "held_until" TIMESTAMPTZ(3),

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("customer_id")
);

-- CreateIndex
CREATE INDEX "privacy_request_created_at_id_idx" ON "privacy_request"("created_at", "id");

-- CreateIndex
CREATE INDEX "privacy_request_customer_id_created_at_id_idx" ON "privacy_request"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "privacy_step_request_id_at_id_idx" ON "privacy_step"("request_id", "at", "id");

-- AddForeignKey
ALTER TABLE "privacy_step" ADD CONSTRAINT "privacy_step_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "privacy_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "privacy_part" ADD CONSTRAINT "privacy_part_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "privacy_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "privacy_request" ADD CONSTRAINT "privacy_request_kind" CHECK ("kind" IN ('access', 'portability', 'erasure', 'restriction'));
ALTER TABLE "privacy_request" ADD CONSTRAINT "privacy_request_state" CHECK (
    CASE "kind"
        WHEN 'erasure' THEN "state" IN ('asked', 'erased', 'withdrawn')
        WHEN 'restriction' THEN "state" IN ('in-force', 'lifted')
        ELSE "state" IN ('collecting', 'ready', 'expired')
    END
);
-- A customer has at most one open request of a kind.
CREATE UNIQUE INDEX "privacy_request_open" ON "privacy_request"("customer_id", "kind") WHERE "state" IN ('collecting', 'asked', 'in-force');
-- The open requests by their deadlines, for the alarm and the list.
CREATE INDEX "privacy_request_due" ON "privacy_request"("due_at") WHERE "state" IN ('collecting', 'asked');
-- The files that are kept, by the end of their time.
CREATE INDEX "privacy_request_file" ON "privacy_request"("file_until") WHERE "sealed_file" IS NOT NULL;
CREATE INDEX "data_key_destroyed_from" ON "data_key"("destroyed_from") WHERE "destroyed_from" IS NOT NULL;
CREATE TRIGGER "privacy_step_append_only" BEFORE UPDATE OR DELETE ON "privacy_step"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- An erasure changes append-only rows. Only the functions below do so: they run as the owner of the tables and say so in a
-- setting. The app role has no right to change these rows, so the setting alone gives it nothing.
CREATE OR REPLACE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('toric.erasing', true) = 'on'
        AND current_user = (SELECT pg_get_userbyid("relowner") FROM pg_class WHERE "oid" = TG_RELID) THEN
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

-- Deletes the append-only rows of a person, except the records of the prescriptions that the law holds.
CREATE FUNCTION "erase_records"("of_customer" uuid, "held" uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM set_config('toric.erasing', 'on', true);
    DELETE FROM "customer_note" WHERE "customer_id" = of_customer;
    DELETE FROM "security_event" WHERE "account_id" = of_customer;
    UPDATE "prescription" SET "status" = 'withdrawn', "evidence_id" = NULL, "review_since" = NULL, "version" = "version" + 1
        WHERE "customer_id" = of_customer AND "id" <> ALL (held);
    DELETE FROM "prescription_review" r USING "prescription" p
        WHERE p."id" = r."prescription_id" AND p."customer_id" = of_customer AND p."id" <> ALL (held);
    DELETE FROM "prescription_attachment" a USING "prescription" p
        WHERE p."id" = a."prescription_id" AND p."customer_id" = of_customer AND p."id" <> ALL (held);
    DELETE FROM "verification_entry" e USING "verification" v
        WHERE v."id" = e."verification_id" AND v."customer_id" = of_customer AND v."prescription_id" <> ALL (held);
    DELETE FROM "verification" WHERE "customer_id" = of_customer AND "prescription_id" <> ALL (held);
    DELETE FROM "evidence" e USING "prescription" p
        WHERE p."id" = e."prescription_id" AND p."customer_id" = of_customer AND p."id" <> ALL (held);
    DELETE FROM "prescription_revision" r USING "prescription" p
        WHERE p."id" = r."prescription_id" AND p."customer_id" = of_customer AND p."id" <> ALL (held);
    DELETE FROM "prescription" WHERE "customer_id" = of_customer AND "id" <> ALL (held);
    PERFORM set_config('toric.erasing', 'off', true);
END
$$;

-- Seals a record anew that the law holds. `of_row` is the id of the row, and for a revision `<prescription>.<number>`.
CREATE FUNCTION "reseal_record"("of_table" text, "of_row" text, "with_sealed" text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM set_config('toric.erasing', 'on', true);
    CASE of_table
        WHEN 'prescription_revision' THEN
            UPDATE "prescription_revision" SET "sealed" = with_sealed
                WHERE "prescription_id" = split_part(of_row, '.', 1)::uuid AND "revision" = split_part(of_row, '.', 2)::int;
        WHEN 'verification_entry' THEN
            UPDATE "verification_entry" SET "sealed" = with_sealed WHERE "id" = of_row::uuid;
        WHEN 'prescription_review' THEN
            UPDATE "prescription_review" SET "sealed" = with_sealed WHERE "id" = of_row::uuid;
    END CASE;
    PERFORM set_config('toric.erasing', 'off', true);
END
$$;
CREATE FUNCTION "reseal_file"("of_row" uuid, "with_sealed" bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM set_config('toric.erasing', 'on', true);
    UPDATE "prescription_attachment" SET "sealed" = with_sealed WHERE "id" = of_row;
    PERFORM set_config('toric.erasing', 'off', true);
END
$$;

-- The last key of a customer is still kept for the three years, whoever asks for it to be destroyed. An earlier key may go
-- once a later one has replaced it: an erasure seals the records that the law holds under a key of their own.
CREATE OR REPLACE FUNCTION "refuse_early_erasure"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT FROM "rule_record"
               WHERE "customer_id" = OLD."customer_id" AND "created_at" > now() - INTERVAL '3 years')
        AND NOT EXISTS (SELECT FROM "data_key" WHERE "customer_id" = OLD."customer_id" AND "version" > OLD."version") THEN
        RAISE EXCEPTION 'records of % must be kept for three years (16 CFR 315.5(g))', OLD."customer_id"
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN OLD;
END
$$;
