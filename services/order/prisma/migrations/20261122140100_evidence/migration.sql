-- AlterTable
ALTER TABLE "orders" ADD COLUMN "shipment_warning" TEXT;

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN "evidence_id" UUID;

-- CreateTable
CREATE TABLE "revoked_evidence" (
    "evidence_id" UUID NOT NULL,
    "revoked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revoked_evidence_pkey" PRIMARY KEY ("evidence_id")
);

-- By hand: orders that were permitted before evidence was kept. They name their prescription and no revision of it, so
-- their evidence is its id: the customer service has a row under that id which says just that ('carried-over').
UPDATE "order_line" l SET "evidence_id" = l."prescription_id"
FROM "orders" o WHERE o."id" = l."order_id" AND o."status" NOT IN ('verifying', 'cancelling', 'cancelled');

-- By hand: and those of them that are under way say so when they go on.
UPDATE "process" SET "data" = jsonb_set("data", '{lines}', (
    SELECT jsonb_agg(line || jsonb_build_object('evidenceId', line -> 'prescriptionId') ORDER BY place)
    FROM jsonb_array_elements("data" -> 'lines') WITH ORDINALITY AS lines(line, place)
))
WHERE "name" = 'order-process' AND "state" NOT IN ('verifying', 'cancelled', 'completed');

-- By hand: a line is inserted without evidence and given it once; the room keeps that update off the indexes.
ALTER TABLE "order_line" SET (fillfactor = 80);

-- By hand: no order goes on from `verifying` with a line that nothing permits, whoever writes it, and none begins later. After
-- the statement, which gives the lines their evidence and the order its status in one.
CREATE FUNCTION "require_evidence"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'INSERT' OR EXISTS (
        SELECT FROM order_line l LEFT JOIN revoked_evidence r ON r.evidence_id = l.evidence_id
        WHERE l.order_id = NEW.id AND (l.evidence_id IS NULL OR r.evidence_id IS NOT NULL)
    ) THEN
        RAISE EXCEPTION 'order % has a line that no evidence permits: it cannot be %', NEW.id, NEW.status
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER "orders_permitted" AFTER UPDATE OF "status" ON "orders" FOR EACH ROW
    WHEN (OLD."status" IN ('verifying', 'cancelling', 'cancelled') AND NEW."status" NOT IN ('verifying', 'cancelling', 'cancelled'))
    EXECUTE FUNCTION "require_evidence"();
CREATE TRIGGER "orders_begin_unpermitted" AFTER INSERT ON "orders" FOR EACH ROW
    WHEN (NEW."status" <> 'verifying')
    EXECUTE FUNCTION "require_evidence"();

-- and none is taken away again, nor put in the place of another
CREATE FUNCTION "refuse_evidence_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a line keeps the evidence that it was permitted by' USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "order_line_evidence_kept" BEFORE UPDATE OF "evidence_id" ON "order_line" FOR EACH ROW
    WHEN (OLD."evidence_id" IS NOT NULL AND NEW."evidence_id" IS DISTINCT FROM OLD."evidence_id")
    EXECUTE FUNCTION "refuse_evidence_change"();

-- By hand: a parcel belongs to an order that has passed.
ALTER TABLE "orders" ADD CONSTRAINT "orders_shipment" CHECK (
    "carrier" IS NULL OR "status" IN ('shipping', 'capturing', 'payment-due', 'shipped', 'completed')
);
