-- A customer may answer a recall herself: she has stopped using the boxes and still has them.
ALTER TABLE "recall_case" DROP CONSTRAINT "recall_case_outcome",
    ADD CONSTRAINT "recall_case_outcome" CHECK ("outcome" IN ('stopped', 'returned', 'destroyed', 'used', 'unreachable', 'refused'));
