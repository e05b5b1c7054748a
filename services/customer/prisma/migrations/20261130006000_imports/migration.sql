-- CreateTable
CREATE TABLE "import_file" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_file_part" (
    "file_id" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "import_file_part_pkey" PRIMARY KEY ("file_id","part")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "subject" TEXT NOT NULL,
    "head_digest" TEXT NOT NULL,
    "fields" TEXT[],
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("subject","head_digest")
);

-- CreateTable
CREATE TABLE "external_id" (
    "record_id" UUID NOT NULL,
    "system" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "id_index" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_id_pkey" PRIMARY KEY ("record_id","system","id_index")
);

-- CreateIndex
CREATE INDEX "import_file_expires_at_idx" ON "import_file"("expires_at");

-- CreateIndex
CREATE INDEX "external_id_customer_id_idx" ON "external_id"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "external_id_record_system_id_index_key" ON "external_id"("record", "system", "id_index");

-- AddForeignKey
ALTER TABLE "import_file_part" ADD CONSTRAINT "import_file_part_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "import_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "external_id" ADD CONSTRAINT "external_id_record" CHECK ("record" IN ('customer', 'prescription'));

-- The undo of an import removes the revisions of prescriptions that the import created, and of no others. Revisions are
-- append-only, so only this function may do it, as the owner of the table.
CREATE FUNCTION "take_back_revisions"("of_job" uuid, "of_records" uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM set_config('toric.erasing', 'on', true);
    DELETE FROM "prescription_revision" r
        WHERE r."prescription_id" = ANY (of_records)
            AND EXISTS (SELECT FROM "change_item" i WHERE i."job_id" = of_job AND i."did" = 'created'
                AND i."record_ids"[1] = r."prescription_id")
            AND NOT EXISTS (SELECT FROM "evidence" e WHERE e."prescription_id" = r."prescription_id");
    PERFORM set_config('toric.erasing', 'off', true);
END
$$;
