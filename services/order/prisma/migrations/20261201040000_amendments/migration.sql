-- AlterTable
ALTER TABLE "orders" ADD COLUMN "amending_id" UUID;

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN "shipped" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "list_price" INTEGER;

-- CreateTable
CREATE TABLE "order_amendment" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "total_before" INTEGER NOT NULL,
    "total_after" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "sealed_why" TEXT,
    "reason_code" TEXT,
    "reason_detail" TEXT,
    "version_number" INTEGER,
    "requested_by" UUID NOT NULL,
    "decided_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_amendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_version" (
    "order_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "amendment_id" UUID,
    "terms" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_version_pkey" PRIMARY KEY ("order_id","number")
);

-- CreateIndex
CREATE INDEX "order_amendment_order_id_created_at_id_idx" ON "order_amendment"("order_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "order_amendment_customer_id_created_at_id_idx" ON "order_amendment"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "order_amendment_created_at_id_idx" ON "order_amendment"("created_at", "id");

-- CreateIndex
CREATE INDEX "order_amendment_status_created_at_id_idx" ON "order_amendment"("status", "created_at", "id");

-- By hand: a parcel belongs to an order that has passed, also if only a part of it has left.
ALTER TABLE "orders" DROP CONSTRAINT "orders_shipment", ADD CONSTRAINT "orders_shipment" CHECK (
    "carrier" IS NULL OR "status" IN ('shipping', 'capturing', 'part-shipped', 'payment-due', 'shipped', 'completed')
);

-- By hand: an order that is being amended does not leave the warehouse, whoever writes it.
ALTER TABLE "orders" ADD CONSTRAINT "orders_amending" CHECK (
    "amending_id" IS NULL OR "status" IN ('confirmed', 'cancelling', 'cancelled')
);
-- By hand: one amendment of an order runs at a time.
CREATE UNIQUE INDEX "order_amendment_running" ON "order_amendment"("order_id")
    WHERE "status" IN ('checking', 'charging', 'reserving', 'applying', 'undoing');
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_shipped" CHECK ("shipped" BETWEEN 0 AND "quantity");

-- By hand: a lens that an amendment brings into an order has its evidence from the first moment. An order in `verifying`
-- gets its evidence later, and a trigger on its status demands it then.
CREATE FUNCTION "require_amended_evidence"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (
        SELECT FROM orders WHERE id = NEW.order_id AND status NOT IN ('verifying', 'cancelling', 'cancelled')
    ) AND (NEW.evidence_id IS NULL OR EXISTS (SELECT FROM revoked_evidence WHERE evidence_id = NEW.evidence_id)) THEN
        RAISE EXCEPTION 'order % gets a lens that no evidence permits', NEW.order_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER "order_line_amended" AFTER INSERT ON "order_line" FOR EACH ROW
    WHEN (NEW."rule" = 'prescription')
    EXECUTE FUNCTION "require_amended_evidence"();

-- By hand: a version stays as it was.
CREATE TRIGGER "order_version_append_only" BEFORE UPDATE OR DELETE ON "order_version"
    FOR EACH ROW EXECUTE FUNCTION "refuse_changed_action"();
