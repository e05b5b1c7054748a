-- CreateTable
CREATE TABLE "supplier" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "lead_time_days" INTEGER NOT NULL,
    "priority" INTEGER NOT NULL,
    "licences" JSONB NOT NULL,
    "address" JSONB NOT NULL,
    "active" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supplier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supplier_price" (
    "supplier_id" UUID NOT NULL,
    "pack_id" UUID NOT NULL,
    "amount" INTEGER NOT NULL,
    "minimum_quantity" INTEGER NOT NULL,

    CONSTRAINT "supplier_price_pkey" PRIMARY KEY ("supplier_id","pack_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "supplier_code_key" ON "supplier"("code");

-- CreateIndex
CREATE INDEX "supplier_created_at_id_idx" ON "supplier"("created_at", "id");

-- CreateIndex
CREATE INDEX "supplier_price_pack_id_idx" ON "supplier_price"("pack_id");

-- AddForeignKey
ALTER TABLE "supplier_price" ADD CONSTRAINT "supplier_price_supplier_id_fkey" FOREIGN KEY ("supplier_id") REFERENCES "supplier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supplier_price" ADD CONSTRAINT "supplier_price_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "pack"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "supplier" ADD CONSTRAINT "supplier_lead_time" CHECK ("lead_time_days" >= 0);
ALTER TABLE "supplier_price" ADD CONSTRAINT "supplier_price_sane" CHECK ("amount" >= 0 AND "minimum_quantity" > 0);
