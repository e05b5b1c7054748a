-- CreateTable
CREATE TABLE "sent_order" (
    "order_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sent_order_pkey" PRIMARY KEY ("order_id")
);
