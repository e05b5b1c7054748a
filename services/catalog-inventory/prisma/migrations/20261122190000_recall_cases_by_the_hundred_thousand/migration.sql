-- A case is written only while its recall is locked, and the recall's versions keep it from being deleted.
ALTER TABLE "recall_case" DROP CONSTRAINT "recall_case_recall_id_fkey";
