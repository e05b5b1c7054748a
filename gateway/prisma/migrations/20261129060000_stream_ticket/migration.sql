-- CreateTable
CREATE TABLE "stream_ticket" (
    "id" VARCHAR(43) NOT NULL,
    "order_id" UUID NOT NULL,
    "sealed_token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "stream_ticket_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "stream_ticket_expires_at_idx" ON "stream_ticket"("expires_at");
