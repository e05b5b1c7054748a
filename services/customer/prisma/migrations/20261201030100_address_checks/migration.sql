-- CreateTable
CREATE TABLE "address_check" (
    "address_id" UUID NOT NULL,
    "address_version" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "verdict" TEXT,
    "sealed" TEXT,
    "checked_at" TIMESTAMPTZ(3),

    CONSTRAINT "address_check_pkey" PRIMARY KEY ("address_id")
);

-- AddForeignKey
ALTER TABLE "address_check" ADD CONSTRAINT "address_check_address_id_fkey" FOREIGN KEY ("address_id") REFERENCES "address"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "address_check" ADD CONSTRAINT "address_check_verdict" CHECK ("verdict" IN ('deliverable', 'doubtful', 'undeliverable', 'unknown'));
CREATE INDEX "address_check_waiting" ON "address_check" ("due_at") WHERE "verdict" IS NULL;
