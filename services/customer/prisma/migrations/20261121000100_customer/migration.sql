-- CreateTable
CREATE TABLE "data_key" (
    "customer_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "wrapped" TEXT NOT NULL,
    CONSTRAINT "data_key_pkey" PRIMARY KEY ("customer_id","version")
);
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "roles" TEXT[],
    "email_index" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "customer" (
    "id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "phone_index" TEXT,
    "phone_last4_index" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),
    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "refresh_token" (
    "hash" TEXT NOT NULL,
    "session_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rotated_at" TIMESTAMPTZ(3),
    CONSTRAINT "refresh_token_pkey" PRIMARY KEY ("hash")
);
CREATE TABLE "sign_in_guard" (
    "account" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "guesses" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "sign_in_guard_pkey" PRIMARY KEY ("account","origin")
);
CREATE TABLE "address" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "address_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "prescription" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "prescription_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "prescription_revision" (
    "prescription_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "sealed" TEXT NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "prescription_revision_pkey" PRIMARY KEY ("prescription_id","revision")
);
CREATE TABLE "access_log" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "row_id" UUID NOT NULL,
    CONSTRAINT "access_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_email_index_key" ON "account"("email_index");
CREATE INDEX "customer_phone_index_idx" ON "customer"("phone_index");
CREATE INDEX "customer_phone_last4_index_idx" ON "customer"("phone_last4_index");
CREATE INDEX "staff_created_at_id_idx" ON "staff"("created_at", "id");
CREATE INDEX "session_account_id_idx" ON "session"("account_id");
CREATE INDEX "refresh_token_session_id_rotated_at_idx" ON "refresh_token"("session_id", "rotated_at");
CREATE INDEX "sign_in_guard_updated_at_idx" ON "sign_in_guard"("updated_at");
CREATE INDEX "address_customer_id_created_at_id_idx" ON "address"("customer_id", "created_at", "id");
CREATE INDEX "prescription_customer_id_created_at_id_idx" ON "prescription"("customer_id", "created_at", "id");
CREATE INDEX "access_log_customer_id_at_idx" ON "access_log"("customer_id", "at");

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_id_fkey" FOREIGN KEY ("id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "staff" ADD CONSTRAINT "staff_id_fkey" FOREIGN KEY ("id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "refresh_token" ADD CONSTRAINT "refresh_token_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "address" ADD CONSTRAINT "address_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "prescription" ADD CONSTRAINT "prescription_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "prescription_revision" ADD CONSTRAINT "prescription_revision_prescription_id_fkey" FOREIGN KEY ("prescription_id") REFERENCES "prescription"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "account" ADD CONSTRAINT "account_kind" CHECK ("kind" IN ('customer', 'staff'));
ALTER TABLE "account" ADD CONSTRAINT "account_customer_role" CHECK (("kind" = 'customer') = ("roles" @> ARRAY['customer']));
ALTER TABLE "prescription" ADD CONSTRAINT "prescription_status" CHECK ("status" IN ('presented', 'verified', 'withdrawn'));
ALTER TABLE "prescription" ADD CONSTRAINT "prescription_revision_counts" CHECK ("revision" >= 1 AND "version" >= "revision");

-- one head per session, whatever happens at once
CREATE UNIQUE INDEX "refresh_token_head" ON "refresh_token"("session_id") WHERE "rotated_at" IS NULL;

-- what was prescribed and who read it is history: not even the service's own role changes it
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER "access_log_append_only" BEFORE UPDATE OR DELETE ON "access_log"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "prescription_revision_append_only" BEFORE UPDATE OR DELETE ON "prescription_revision"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
