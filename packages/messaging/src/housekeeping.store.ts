import type { Tx } from './sql.ts';

/** One transaction deletes at most this number of rows from each table, so that locks are held for a short time. */
const ROWS_AT_ONCE = 5_000;

/**
 * Deletes old rows. Published outbox rows are kept for 14 days, to rebuild a broker that lost its disk. Settled effects
 * are also kept for 14 days. Inbox rows are kept for 35 days: longer than published outbox rows, whose messages can be
 * sent again. Replies to idempotency keys are kept for 7 days. Unpublished rows, unsettled effects and dead letters are
 * never deleted. Returns true if there may be more to delete.
 */
export async function deleteOld(tx: Tx): Promise<boolean> {
  const deleted = [
    await tx.run`delete from outbox where seq in (
      select seq from outbox where published_at < transaction_timestamp() - interval '14 days' limit ${ROWS_AT_ONCE}::int)`,
    await tx.run`delete from inbox where (consumer, message_id) in (
      select consumer, message_id from inbox where applied_at < transaction_timestamp() - interval '35 days' limit ${ROWS_AT_ONCE}::int)`,
    await tx.run`delete from idempotent_reply where (caller, key) in (
      select caller, key from idempotent_reply where created_at < transaction_timestamp() - interval '7 days' limit ${ROWS_AT_ONCE}::int)`,
    await tx.run`delete from effect where id in (
      select id from effect where done_at < transaction_timestamp() - interval '14 days' limit ${ROWS_AT_ONCE}::int)`,
  ];
  return deleted.includes(ROWS_AT_ONCE);
}
