-- An imported customer has an e-mail by which staff find her, and no password until she claims her account. A customer with
-- a password still has an e-mail.
ALTER TABLE "account" DROP CONSTRAINT "account_customer_login";
ALTER TABLE "account" ADD CONSTRAINT "account_customer_login"
    CHECK ("kind" <> 'customer' OR "password_hash" IS NULL OR "email_index" IS NOT NULL);
