-- CreateTable
CREATE TABLE "stock_level" (
    "warehouse_id" UUID NOT NULL,
    "pack_id" UUID NOT NULL,
    "lens_id" UUID NOT NULL,
    "minimum" INTEGER,
    "reorder_point" INTEGER,
    "maximum" INTEGER,
    "set_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_level_pkey" PRIMARY KEY ("warehouse_id","pack_id","lens_id")
);

-- AddForeignKey
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_warehouse_id_fkey" FOREIGN KEY ("warehouse_id") REFERENCES "warehouse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "pack"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_lens_id_fkey" FOREIGN KEY ("lens_id") REFERENCES "lens"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The minimum is the least, the reorder point follows, and the maximum is the most.
ALTER TABLE "stock_level" ADD CONSTRAINT "stock_level_order" CHECK (
  coalesce("minimum", 0) >= 0
  AND coalesce("reorder_point", "minimum", 0) >= coalesce("minimum", 0)
  AND coalesce("maximum", greatest("minimum", "reorder_point"), 0) >= coalesce(greatest("minimum", "reorder_point"), 0)
);
