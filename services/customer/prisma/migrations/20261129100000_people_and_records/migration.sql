-- AlterTable
ALTER TABLE "account" ALTER COLUMN "password_hash" DROP NOT NULL;

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "role_request_id" UUID;

-- CreateTable
CREATE TABLE "customer_change" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "address_id" UUID,
    "kind" TEXT NOT NULL,
    "fields" TEXT[],
    "sealed" TEXT NOT NULL,
    "changed_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer_note" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "written_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_change" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "roles_before" TEXT[],
    "roles_after" TEXT[],
    "sealed" TEXT NOT NULL,
    "request_id" UUID,
    "made_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_code" (
    "account_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setup_code_pkey" PRIMARY KEY ("account_id")
);

-- CreateIndex
CREATE INDEX "customer_change_customer_id_created_at_id_idx" ON "customer_change"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "customer_note_customer_id_created_at_id_idx" ON "customer_note"("customer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "staff_change_staff_id_created_at_id_idx" ON "staff_change"("staff_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "staff_change_created_at_id_idx" ON "staff_change"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "staff_change_staff_id_version_key" ON "staff_change"("staff_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "setup_code_digest_key" ON "setup_code"("digest");

-- CreateIndex
CREATE UNIQUE INDEX "staff_role_request_id_key" ON "staff"("role_request_id");

-- AddForeignKey
ALTER TABLE "customer_change" ADD CONSTRAINT "customer_change_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_note" ADD CONSTRAINT "customer_note_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_role_request_id_fkey" FOREIGN KEY ("role_request_id") REFERENCES "staff_change"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_change" ADD CONSTRAINT "staff_change_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "setup_code" ADD CONSTRAINT "setup_code_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand, beyond what a Prisma schema can say.
ALTER TABLE "account" ADD CONSTRAINT "account_customer_password" CHECK ("kind" = 'staff' OR "password_hash" IS NOT NULL);
ALTER TABLE "customer_change" ADD CONSTRAINT "customer_change_kind" CHECK ("kind" IN ('added', 'changed', 'removed'));
ALTER TABLE "staff_change" ADD CONSTRAINT "staff_change_kind" CHECK (
    "kind" IN ('added', 'roles-requested', 'roles-changed', 'roles-rejected', 'code-issued', 'password-set'));

-- finds the administrators among the accounts of all customers
CREATE INDEX "account_admins" ON "account"("id") WHERE 'admin' = ANY ("roles");

CREATE TRIGGER "customer_change_append_only" BEFORE UPDATE OR DELETE ON "customer_change"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "customer_note_append_only" BEFORE UPDATE OR DELETE ON "customer_note"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "staff_change_append_only" BEFORE UPDATE OR DELETE ON "staff_change"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
