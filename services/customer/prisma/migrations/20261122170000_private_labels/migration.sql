-- CreateTable
CREATE TABLE "private_label" (
    "product_id" UUID NOT NULL,
    "national_id" UUID NOT NULL,

    CONSTRAINT "private_label_pkey" PRIMARY KEY ("product_id")
);
