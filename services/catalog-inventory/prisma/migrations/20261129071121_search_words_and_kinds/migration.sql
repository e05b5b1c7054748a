-- AlterTable
ALTER TABLE "product" ADD COLUMN     "chinese_name" TEXT,
ADD COLUMN     "keywords" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- By hand: products that are replaced every week, quarter, half-year and year, rigid lenses, and lenses against myopia.
ALTER TABLE "product"
    DROP CONSTRAINT "product_replacement",
    ADD CONSTRAINT "product_replacement"
        CHECK ("replacement" IN ('daily', 'weekly', 'two-weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly')),
    DROP CONSTRAINT "product_modality",
    ADD CONSTRAINT "product_modality"
        CHECK ("modality" IN ('spherical', 'toric', 'multifocal', 'colour', 'myopia-control', 'rigid'));
