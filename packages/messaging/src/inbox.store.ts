import type { Envelope } from './envelope.ts';
import type { Tx } from './sql.ts';

/**
 * Inserts the inbox rows, before the handler writes anything. Returns the ids that this consumer has not applied
 * before.
 */
export async function claimInbox(tx: Tx, consumer: string, ids: readonly string[]): Promise<Set<string>> {
  const fresh = await tx.many<{ messageId: string }>`
    insert into inbox (consumer, message_id)
    select ${consumer}, id from unnest(${[...new Set(ids)].sort()}::uuid[]) as id
    on conflict do nothing returning message_id`;
  return new Set(fresh.map(({ messageId }) => messageId));
}

/**
 * Returns the newest event of each aggregate, if it is newer than the last event that this consumer applied. This is
 * the version gate of state-carrying events.
 */
export async function onlyNewer<T extends { envelope: Envelope }>(
  tx: Tx,
  consumer: string,
  received: readonly T[],
): Promise<T[]> {
  const newest = new Map<string, T>();
  for (const one of received) {
    const { aggregateId, version } = one.envelope;
    if (version > (newest.get(aggregateId)?.envelope.version ?? 0)) newest.set(aggregateId, one);
  }
  const ids = [...newest.keys()].sort();
  const versions = ids.map((id) => newest.get(id)?.envelope.version);
  const moved = await tx.many<{ aggregateId: string }>`
    insert into consumed_version as last (consumer, aggregate_id, version)
    select ${consumer}, id, version from unnest(${ids}::uuid[], ${versions}::int[]) as m(id, version)
    on conflict (consumer, aggregate_id) do update set version = excluded.version where last.version < excluded.version
    returning aggregate_id`;
  const applied = new Set(moved.map(({ aggregateId }) => aggregateId));
  return [...newest.values()].filter(({ envelope }) => applied.has(envelope.aggregateId));
}

/** Returns how often this consumer began to handle a message without finishing it. */
export async function startsOf(tx: Tx, consumer: string, messageId: string): Promise<number> {
  const known = await tx.maybe<{ starts: number }>`
    select starts from delivery_attempt where consumer = ${consumer} and message_id = ${messageId}`;
  return known?.starts ?? 0;
}

/**
 * Records that the handler of a message starts, and returns the number of its starts. The caller must commit the record
 * before the handler runs, so that a message which kills the process leaves a trace.
 */
export async function countStart(tx: Tx, consumer: string, messageId: string): Promise<number> {
  const { starts } = await tx.one<{ starts: number }>`
    insert into delivery_attempt as a (consumer, message_id, starts) values (${consumer}, ${messageId}, 1)
    on conflict (consumer, message_id) do update set starts = a.starts + 1 returning starts`;
  return starts;
}

/** Deletes the recorded starts of a message. The message was applied or failed, so it did not kill its process. */
export async function forgetStarts(tx: Tx, consumer: string, messageId: string): Promise<void> {
  await tx.run`delete from delivery_attempt where consumer = ${consumer} and message_id = ${messageId}`;
}
