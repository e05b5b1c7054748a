-- AlterTable
ALTER TABLE "product" ADD COLUMN "private_label_of" UUID;

-- CreateIndex
CREATE INDEX "product_private_label_of_idx" ON "product"("private_label_of");

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_private_label_of_fkey" FOREIGN KEY ("private_label_of") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: no product is a label of itself.
ALTER TABLE "product" ADD CONSTRAINT "product_private_label" CHECK ("private_label_of" <> "id");
