CREATE TABLE "fed_import" (
    "job_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "service" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fed_import_pkey" PRIMARY KEY ("job_id")
);
CREATE INDEX "fed_import_file_id_idx" ON "fed_import"("file_id");

CREATE TABLE "migration" (
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "why" TEXT,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "migration_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "migration_created_at_id_idx" ON "migration"("created_at", "id");

CREATE TABLE "migration_step" (
    "migration_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "plan" JSONB NOT NULL,
    "job_id" UUID,
    "undo_job_id" UUID,
    "state" TEXT,
    "total" INTEGER,
    "expected" JSONB,
    "counts" JSONB,

    CONSTRAINT "migration_step_pkey" PRIMARY KEY ("migration_id","position")
);
CREATE INDEX "migration_step_job_id_idx" ON "migration_step"("job_id");
CREATE INDEX "migration_step_undo_job_id_idx" ON "migration_step"("undo_job_id");
CREATE INDEX "migration_step_file_id_idx" ON "migration_step"("file_id");
ALTER TABLE "migration_step" ADD CONSTRAINT "migration_step_migration_id_fkey"
    FOREIGN KEY ("migration_id") REFERENCES "migration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
