-- CreateTable
CREATE TABLE "prescription_attachment" (
    "id" UUID NOT NULL,
    "prescription_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,
    "attached_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "prescription_attachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "prescription_attachment_prescription_id_created_at_id_idx" ON "prescription_attachment"("prescription_id", "created_at", "id");

-- AddForeignKey
ALTER TABLE "prescription_attachment" ADD CONSTRAINT "prescription_attachment_prescription_id_fkey" FOREIGN KEY ("prescription_id") REFERENCES "prescription"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say.
-- ciphertext cannot be compressed: do not try
ALTER TABLE "prescription_attachment" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;
ALTER TABLE "prescription_attachment" ADD CONSTRAINT "prescription_attachment_media_type" CHECK ("media_type" IN ('image/jpeg', 'application/pdf'));

-- the file on record is what was presented: not even the service's own role changes it
CREATE TRIGGER "prescription_attachment_append_only" BEFORE UPDATE OR DELETE ON "prescription_attachment"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
