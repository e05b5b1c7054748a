-- The readings and the changes by staff become rows of the change record. Their sealed values stay as they are: the place
-- that authenticates them keeps the name of the old table (packages/chassis/src/changes/change-values.ts).
INSERT INTO "change_record" ("id", "at", "action", "subject_type", "subject", "customer_id", "actor_kind", "actor_id", "fields")
SELECT "id", "at", "action", split_part("action", '.', 1), "row_id", "customer_id", "actor_kind", "actor_id", '{}'
FROM "access_log";

INSERT INTO "change_record" ("id", "at", "action", "subject_type", "subject", "customer_id", "actor_kind", "actor_id", "fields", "sealed")
SELECT "id", "created_at", CASE WHEN "address_id" IS NULL THEN 'customer' ELSE 'address' END || '.' || "kind",
    CASE WHEN "address_id" IS NULL THEN 'customer' ELSE 'address' END, coalesce("address_id", "customer_id"), "customer_id",
    'staff', "changed_by", "fields", "sealed"
FROM "customer_change";

INSERT INTO "change_unsealed" ("record_id") SELECT "id" FROM "change_record";

-- DropForeignKey
ALTER TABLE "customer_change" DROP CONSTRAINT "customer_change_customer_id_fkey";

-- DropTable
DROP TABLE "access_log";

-- DropTable
DROP TABLE "customer_change";
