/** Stores the row of the test clock, which all processes of a stack read (infra/run/servers/test-clock-schema.ts). */
import type { ClockMove } from '@toric/messaging/database';
import type { Read, Tx } from '@toric/messaging/sql';

/** Describes the stored clock. `realNow` is the real time of the database. */
export type StoredClock = ClockMove & { readonly realNow: Date };

export async function readClock(read: Read): Promise<StoredClock> {
  const text = `select ahead_ms as "aheadMs", former_ms as "formerMs", since, transaction_timestamp() as "realNow"
    from test_clock.clock`;
  const [row] = await read<StoredClock>({ text, values: [] });
  if (!row) throw new Error('test_clock.clock has no row: start the stack again, which provisions the database');
  return row;
}

/** Locks the row and returns it, so that two moves at the same time are made one after the other. */
export const lockClock = (tx: Tx): Promise<StoredClock> =>
  tx.one<StoredClock>`
    select ahead_ms, former_ms, since, transaction_timestamp() as real_now from test_clock.clock for update`;

/** Stores a move. A trigger refuses a move that leads back. */
export async function saveMove(tx: Tx, { aheadMs, formerMs, since }: ClockMove): Promise<void> {
  await tx.run`
    update test_clock.clock set ahead_ms = ${aheadMs}::bigint, former_ms = ${formerMs}::bigint, since = ${since}`;
}
