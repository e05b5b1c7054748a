-- AlterTable
ALTER TABLE "order_line" ADD COLUMN "goods" TEXT NOT NULL DEFAULT 'lens',
ADD COLUMN "rule" TEXT NOT NULL DEFAULT 'prescription',
ALTER COLUMN "eye" DROP NOT NULL,
ALTER COLUMN "prescription_id" DROP NOT NULL,
ALTER COLUMN "sealed_parameters" DROP NOT NULL;

-- By hand: a lens has an eye, parameters and a prescription, and other goods have none of them. The rule of a line
-- follows from its goods, so nothing can say one thing and be the other. All rows that are there are lenses.
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_rule" CHECK (
    CASE "rule"
        WHEN 'prescription' THEN "goods" IN ('lens', 'rigid-lens', 'orthokeratology')
            AND "eye" IS NOT NULL AND "prescription_id" IS NOT NULL AND "sealed_parameters" IS NOT NULL
        WHEN 'free' THEN "goods" IN ('solution', 'accessory', 'service')
            AND "eye" IS NULL AND "prescription_id" IS NULL AND "sealed_parameters" IS NULL AND "evidence_id" IS NULL
        ELSE false
    END
) NOT VALID;

-- By hand: a line says of itself what it is, so the offer of its product is asked too. A line is free only if the
-- catalogue offers the product as goods that are no lens. Lines with a prescription cost nothing here.
CREATE FUNCTION "refuse_free_lens"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM offer WHERE product_id = NEW.product_id AND offer ->> 'goods' IN ('solution', 'accessory', 'service')
    ) THEN
        RAISE EXCEPTION 'product % is a lens: its line needs a prescription', NEW.product_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER "order_line_free" AFTER INSERT OR UPDATE OF "rule", "goods", "product_id" ON "order_line" FOR EACH ROW
    WHEN (NEW."rule" = 'free')
    EXECUTE FUNCTION "refuse_free_lens"();

-- By hand: no order goes on from `verifying` with a lens that nothing permits. Only lenses need evidence.
CREATE OR REPLACE FUNCTION "require_evidence"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'INSERT' OR EXISTS (
        SELECT FROM order_line l LEFT JOIN revoked_evidence r ON r.evidence_id = l.evidence_id
        WHERE l.order_id = NEW.id AND l.rule = 'prescription' AND (l.evidence_id IS NULL OR r.evidence_id IS NOT NULL)
    ) THEN
        RAISE EXCEPTION 'order % has a line that no evidence permits: it cannot be %', NEW.id, NEW.status
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
