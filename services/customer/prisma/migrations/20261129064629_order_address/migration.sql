-- CreateTable
CREATE TABLE "order_address" (
    "order_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_address_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE INDEX "order_address_customer_id_idx" ON "order_address"("customer_id");

-- By hand: the address that the law has looked at never changes. A cancelled order loses its address, so rows may be deleted.
-- There is no foreign key to "customer": every order adds a row, and the address that is copied belongs to a customer already.
CREATE TRIGGER "order_address_never_changes" BEFORE UPDATE ON "order_address"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
