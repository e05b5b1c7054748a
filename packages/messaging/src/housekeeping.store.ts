import type { Tx } from './sql.ts';

/**
 * Published rows stay 14 days: they rebuild a lost broker. Inbox rows stay 35 days, longer than any row or dead letter
 * can come back. Replies to idempotency keys stay 7 days. What is unpublished or unresolved is never deleted.
 */
export async function deleteOld(tx: Tx): Promise<void> {
  await tx.run`delete from outbox where seq in (
    select seq from outbox where published_at < now() - interval '14 days' limit 5000)`;
  await tx.run`delete from inbox where (consumer, message_id) in (
    select consumer, message_id from inbox where applied_at < now() - interval '35 days' limit 5000)`;
  await tx.run`delete from idempotent_reply where (caller, key) in (
    select caller, key from idempotent_reply where created_at < now() - interval '7 days' limit 5000)`;
  await tx.run`delete from effect where id in (
    select id from effect where done_at < now() - interval '14 days' limit 5000)`;
}
