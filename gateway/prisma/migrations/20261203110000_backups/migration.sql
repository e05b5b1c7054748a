-- CreateTable
CREATE TABLE "backup" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "bytes" BIGINT NOT NULL,
    "objects" INTEGER NOT NULL,
    "wal_first" TEXT NOT NULL,
    "wal_last" TEXT NOT NULL,
    "segment_bytes" INTEGER NOT NULL,

    CONSTRAINT "backup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backup_target" (
    "print" VARCHAR(12) NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "reached_at" TIMESTAMPTZ(3),
    "away_since" TIMESTAMPTZ(3),
    "wal_segment" TEXT,
    "wal_at" TIMESTAMPTZ(3),
    "wal_until" TIMESTAMPTZ(3),
    "missing_segments" INTEGER,

    CONSTRAINT "backup_target_pkey" PRIMARY KEY ("print")
);

-- CreateTable
CREATE TABLE "backup_copy" (
    "backup_id" UUID NOT NULL,
    "target" VARCHAR(12) NOT NULL,
    "has_keys" BOOLEAN NOT NULL,

    CONSTRAINT "backup_copy_pkey" PRIMARY KEY ("backup_id","target")
);

-- CreateTable
CREATE TABLE "backup_check" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "backup" TEXT,
    "findings" INTEGER NOT NULL,
    "rpo_seconds" DOUBLE PRECISION,
    "rto_seconds" DOUBLE PRECISION,
    "damages" INTEGER,
    "damages_found" INTEGER,

    CONSTRAINT "backup_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "backup_agent" (
    "only_row" BOOLEAN NOT NULL DEFAULT true,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "backup_agent_pkey" PRIMARY KEY ("only_row")
);

-- CreateIndex
CREATE UNIQUE INDEX "backup_name_key" ON "backup"("name");

-- CreateIndex
CREATE INDEX "backup_created_at_id_idx" ON "backup"("created_at", "id");

-- CreateIndex
CREATE INDEX "backup_check_created_at_id_idx" ON "backup_check"("created_at", "id");

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "backup_target" ADD CONSTRAINT "backup_target_kind" CHECK ("kind" IN ('folder', 'bucket'));
ALTER TABLE "backup_check" ADD CONSTRAINT "backup_check_kind" CHECK ("kind" IN ('drill', 'verification'));
ALTER TABLE "backup_agent" ADD CONSTRAINT "backup_agent_only_row" CHECK ("only_row");
