-- A customer who was entered by staff has no e-mail until she claims her account.
ALTER TABLE "account" ALTER COLUMN "email_index" DROP NOT NULL;
ALTER TABLE "account" DROP CONSTRAINT "account_customer_password",
    ADD CONSTRAINT "account_customer_login" CHECK (
        "kind" <> 'customer' OR ("password_hash" IS NULL) = ("email_index" IS NULL)),
    ADD CONSTRAINT "account_staff_email" CHECK ("kind" <> 'staff' OR "email_index" IS NOT NULL);

-- AlterTable
ALTER TABLE "account_link" ADD COLUMN     "code_digest" TEXT;

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "person_index" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "account_link_code_digest_key" ON "account_link"("code_digest");

-- CreateIndex
CREATE INDEX "customer_person_index_idx" ON "customer"("person_index");

-- An invitation of a member of staff is a change of her account.
ALTER TABLE "staff_change" DROP CONSTRAINT "staff_change_kind";
ALTER TABLE "staff_change" ADD CONSTRAINT "staff_change_kind" CHECK (
    "kind" IN ('added', 'roles-requested', 'roles-changed', 'roles-rejected', 'code-issued', 'invited', 'password-set',
        'factor-reset-asked', 'factor-reset'));
