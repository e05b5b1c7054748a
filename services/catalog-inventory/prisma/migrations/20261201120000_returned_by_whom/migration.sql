-- Keeps the person who received a returned box, and the instant at which a person decided about it.
ALTER TABLE "returned_box" ADD COLUMN "received_by" UUID, ADD COLUMN "settled_at" TIMESTAMPTZ(3);
CREATE INDEX "returned_box_settled_by_settled_at_idx" ON "returned_box"("settled_by", "settled_at");
