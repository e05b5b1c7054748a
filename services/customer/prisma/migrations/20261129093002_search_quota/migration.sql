-- CreateTable
CREATE TABLE "search_quota" (
    "actor_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "used" INTEGER NOT NULL,

    CONSTRAINT "search_quota_pkey" PRIMARY KEY ("actor_id")
);
