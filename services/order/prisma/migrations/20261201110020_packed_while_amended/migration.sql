-- CreateTable
CREATE TABLE "packed_order" (
    "order_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "wave_id" UUID,
    "weight_grams" INTEGER,
    "lines" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "packed_order_pkey" PRIMARY KEY ("order_id","version")
);

-- CreateTable
CREATE TABLE "given_back_pick" (
    "order_id" UUID NOT NULL,
    "wave_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "given_back_pick_pkey" PRIMARY KEY ("order_id","wave_id")
);

-- AlterTable
ALTER TABLE "parcel" ADD COLUMN "packed_wave_id" UUID;
