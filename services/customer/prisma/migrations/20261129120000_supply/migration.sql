-- CreateTable
CREATE TABLE "supply" (
    "order_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "prescription_id" UUID NOT NULL,
    "eye" TEXT NOT NULL,
    "lens_id" UUID NOT NULL,
    "days" INTEGER NOT NULL,
    "supplied_on" DATE NOT NULL,

    CONSTRAINT "supply_pkey" PRIMARY KEY ("order_id","line_id")
);

-- CreateTable
CREATE TABLE "cancelled_order" (
    "order_id" UUID NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cancelled_order_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE INDEX "supply_customer_id_idx" ON "supply"("customer_id");

-- AddForeignKey
ALTER TABLE "supply" ADD CONSTRAINT "supply_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "supply" ADD CONSTRAINT "supply_days" CHECK ("days" > 0);
