-- AlterTable
ALTER TABLE "product" ADD COLUMN "goods" TEXT NOT NULL DEFAULT 'lens',
ADD COLUMN "shelf_life_months" INTEGER,
ALTER COLUMN "material" DROP NOT NULL,
ALTER COLUMN "modality" DROP NOT NULL,
ALTER COLUMN "replacement" DROP NOT NULL;

-- AlterTable
ALTER TABLE "pack" ADD COLUMN "content" TEXT;

-- AlterTable
ALTER TABLE "lot" ADD COLUMN "labelled_by_shop" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "product_picture" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "alt_en" TEXT NOT NULL,
    "alt_zh" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "small" BYTEA NOT NULL,
    "medium" BYTEA NOT NULL,
    "large" BYTEA NOT NULL,
    "added_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_picture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "product_picture_product_id_position_idx" ON "product_picture"("product_id", "position");

-- AddForeignKey
ALTER TABLE "product_picture" ADD CONSTRAINT "product_picture_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: a picture is compressed already, so the database does not try it again.
ALTER TABLE "product_picture" ALTER COLUMN "small" SET STORAGE EXTERNAL,
ALTER COLUMN "medium" SET STORAGE EXTERNAL,
ALTER COLUMN "large" SET STORAGE EXTERNAL;

-- By hand: until now the kind `rigid` was the only word for rigid lenses.
UPDATE "product" SET "goods" = 'rigid-lens' WHERE "modality" = 'rigid';

-- By hand: a lens is described as a lens, and other goods are not.
ALTER TABLE "product" ADD CONSTRAINT "product_class" CHECK (
    CASE
        WHEN "goods" IN ('lens', 'rigid-lens', 'orthokeratology') THEN
            "modality" IS NOT NULL AND "replacement" IS NOT NULL AND "material" IS NOT NULL AND "shelf_life_months" IS NULL
        WHEN "goods" IN ('solution', 'accessory', 'service') THEN
            "modality" IS NULL AND "replacement" IS NULL AND "private_label_of" IS NULL
            AND ("goods" <> 'service' OR "shelf_life_months" IS NULL)
        ELSE false
    END
);

-- By hand: lenses stay lenses, and other goods stay what they are. Boxes and orders follow the rules of the class.
CREATE FUNCTION "refuse_goods_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'product % keeps its class %', NEW.id, OLD.goods USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "product_goods_fixed" BEFORE UPDATE OF "goods" ON "product" FOR EACH ROW
    WHEN (OLD."goods" <> NEW."goods" AND NOT (
        OLD."goods" IN ('lens', 'rigid-lens', 'orthokeratology') AND NEW."goods" IN ('lens', 'rigid-lens', 'orthokeratology')))
    EXECUTE FUNCTION "refuse_goods_change"();

-- By hand: no box of a lens is held, and so none is shipped, without what permits it. The product of the box decides, and
-- not what the command said. A line with evidence costs nothing here. The rows of before evidence was kept stay.
ALTER TABLE "reservation_line" DROP CONSTRAINT "reservation_line_evidence";
CREATE FUNCTION "refuse_lens_without_evidence"() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM lot JOIN pack ON pack.id = lot.pack_id JOIN product ON product.id = pack.product_id
        WHERE lot.id = NEW.lot_id AND product.goods IN ('solution', 'accessory')
    ) THEN
        RAISE EXCEPTION 'order % has a lens that no evidence permits', NEW.order_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER "reservation_line_evidence" BEFORE INSERT OR UPDATE ON "reservation_line" FOR EACH ROW
    WHEN (NEW."evidence_id" IS NULL)
    EXECUTE FUNCTION "refuse_lens_without_evidence"();
