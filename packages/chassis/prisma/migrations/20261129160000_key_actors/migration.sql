-- A machine with an API key may be the actor of a change.
ALTER TABLE "change_record" DROP CONSTRAINT "change_record_actor";
ALTER TABLE "change_record" ADD CONSTRAINT "change_record_actor" CHECK ("actor_kind" IN ('customer', 'staff', 'key', 'process'));
