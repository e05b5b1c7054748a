-- CreateTable
CREATE TABLE "channel" (
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "profiles" TEXT[],
    "is_on" BOOLEAN NOT NULL,
    "is_asked" BOOLEAN NOT NULL,
    "token" TEXT,
    "cursor" TEXT,
    "next_asked_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),
    "last_asked_at" TIMESTAMPTZ(3),
    "caught_up_at" TIMESTAMPTZ(3),
    "last_item_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "last_error_at" TIMESTAMPTZ(3),
    "changed_by" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_secret" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "channel_secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_event" (
    "channel_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_event_pkey" PRIMARY KEY ("channel_id","digest")
);

-- CreateTable
CREATE TABLE "channel_author" (
    "id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "customer_id" UUID,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_author_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_thread" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "case_id" UUID,
    "status" TEXT,
    "status_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_item" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "thread_id" UUID,
    "post_id" UUID,
    "kind" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "customer_id" UUID,
    "case_id" UUID,
    "sealed" TEXT NOT NULL,
    "tokens" INTEGER[],
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_post" (
    "id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "link" TEXT,
    "likes" INTEGER NOT NULL DEFAULT 0,
    "comments" INTEGER NOT NULL DEFAULT 0,
    "posted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_post_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "channel_created_at_id_idx" ON "channel"("created_at", "id");

-- CreateIndex
CREATE INDEX "channel_next_asked_at_idx" ON "channel"("next_asked_at");

-- CreateIndex
CREATE INDEX "channel_secret_channel_id_idx" ON "channel_secret"("channel_id");

-- CreateIndex
CREATE INDEX "channel_event_received_at_idx" ON "channel_event"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "channel_author_digest_key" ON "channel_author"("digest");

-- CreateIndex
CREATE INDEX "channel_author_customer_id_idx" ON "channel_author"("customer_id");

-- CreateIndex
CREATE INDEX "channel_thread_case_id_idx" ON "channel_thread"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "channel_thread_channel_id_digest_key" ON "channel_thread"("channel_id", "digest");

-- CreateIndex
CREATE INDEX "channel_item_created_at_id_idx" ON "channel_item"("created_at", "id");

-- CreateIndex
CREATE INDEX "channel_item_state_created_at_id_idx" ON "channel_item"("state", "created_at", "id");

-- CreateIndex
CREATE INDEX "channel_item_customer_id_happened_at_id_idx" ON "channel_item"("customer_id", "happened_at", "id");

-- CreateIndex
CREATE INDEX "channel_item_author_id_idx" ON "channel_item"("author_id");

-- CreateIndex
CREATE INDEX "channel_item_case_id_created_at_id_idx" ON "channel_item"("case_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "channel_item_tokens_idx" ON "channel_item" USING GIN ("tokens");

-- CreateIndex
CREATE UNIQUE INDEX "channel_item_channel_id_digest_key" ON "channel_item"("channel_id", "digest");

-- CreateIndex
CREATE INDEX "channel_post_created_at_id_idx" ON "channel_post"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "channel_post_channel_id_network_external_id_key" ON "channel_post"("channel_id", "network", "external_id");

-- AddForeignKey
ALTER TABLE "channel_secret" ADD CONSTRAINT "channel_secret_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Prisma has no check constraints.
ALTER TABLE "channel" ADD CONSTRAINT "channel_provider_known" CHECK ("provider" IN ('zendesk', 'intercom', 'hootsuite', 'sprout-social'));
ALTER TABLE "channel_item" ADD CONSTRAINT "channel_item_state_known" CHECK ("state" IN ('waiting', 'linked', 'set-aside', 'own'));
ALTER TABLE "channel_item" ADD CONSTRAINT "channel_item_own" CHECK (("direction" = 'out') = ("state" = 'own'));
ALTER TABLE "channel_item" ADD CONSTRAINT "channel_item_linked" CHECK ("state" <> 'linked' OR "customer_id" IS NOT NULL);
