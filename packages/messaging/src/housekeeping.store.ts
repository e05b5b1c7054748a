import type { Tx } from './sql.ts';

/** Of each table, in one transaction: short enough to be in nobody's way. */
const ROWS_AT_ONCE = 5_000;

/**
 * Published rows stay 14 days: they rebuild a lost broker. Inbox rows stay 35 days, longer than any row or dead letter
 * can come back. Replies to idempotency keys stay 7 days. What is unpublished or unresolved is never deleted.
 * True when there may be more to delete.
 */
export async function deleteOld(tx: Tx): Promise<boolean> {
  const deleted = [
    await tx.run`delete from outbox where seq in (
      select seq from outbox where published_at < now() - interval '14 days' limit ${ROWS_AT_ONCE}::int)`,
    await tx.run`delete from inbox where (consumer, message_id) in (
      select consumer, message_id from inbox where applied_at < now() - interval '35 days' limit ${ROWS_AT_ONCE}::int)`,
    await tx.run`delete from idempotent_reply where (caller, key) in (
      select caller, key from idempotent_reply where created_at < now() - interval '7 days' limit ${ROWS_AT_ONCE}::int)`,
    await tx.run`delete from effect where id in (
      select id from effect where done_at < now() - interval '14 days' limit ${ROWS_AT_ONCE}::int)`,
  ];
  return deleted.includes(ROWS_AT_ONCE);
}
