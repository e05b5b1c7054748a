import type { Logger } from 'pino';
import { type Database, withClient } from './database.ts';
import type { Outbox } from './outbox.ts';
import { markPublished, type OutboxRow, shardsWithWork, unpublished } from './outbox.store.ts';
import { openTx, type Tx } from './sql.ts';

const SHARDS = 8;
/** Younger rows belong to the process that committed them, which is publishing them from memory. */
const OLDER_THAN_MS = 2_000;
const BATCH = 500;

/** What has failed in this pass: an aggregate stops at its first failure, a type that nobody listens to is tried once. */
type Stopped = { aggregates: Set<string>; unroutable: Set<string> };

/** Publishes what the fast path left: after a crash, a lost connection, a returned or an unconfirmed message. */
export const relayOnce = (database: Database, outbox: Pick<Outbox, 'send'>, log: Logger): Promise<number> =>
  // the session's advisory locks go with a connection that failed
  withClient(database.pool, async (client) => {
    const { tx } = openTx(client);
    let relayed = 0;
    for (const shard of await shardsWithWork(tx, SHARDS, OLDER_THAN_MS)) relayed += await relayShard(tx, outbox, shard);
    if (relayed > 0) log.info({ rows: relayed }, 'relay published what was left in the outbox');
    return relayed;
  });

/** One instance at a time per shard. All services share the database, so the lock carries the schema's name. */
async function relayShard(tx: Tx, outbox: Pick<Outbox, 'send'>, shard: number): Promise<number> {
  const { locked } = await tx.one<{ locked: boolean }>`
    select pg_try_advisory_lock(hashtext('relay ' || current_schema()), ${shard}::int) as locked`;
  if (!locked) return 0;
  const stopped: Stopped = { aggregates: new Set(), unroutable: new Set() };
  let relayed = 0;
  let after: number | undefined = 0;
  while (after !== undefined) {
    const rows: OutboxRow[] = await unpublished(tx, {
      shard,
      shards: SHARDS,
      olderThanMs: OLDER_THAN_MS,
      limit: BATCH,
      after,
    });
    // fail-point C16: its lock may be gone by the time that it publishes
    const sent = await inAggregateOrder(outbox, rows, stopped);
    if (sent.length > 0) await markPublished(tx, sent);
    relayed += sent.length;
    after = rows.length === BATCH ? rows.at(-1)?.seq : undefined;
  }
  await tx.run`select pg_advisory_unlock(hashtext('relay ' || current_schema()), ${shard}::int)`;
  return relayed;
}

/** One message of each aggregate at a time: a row that fails holds back its own aggregate and no other. */
async function inAggregateOrder(
  outbox: Pick<Outbox, 'send'>,
  rows: readonly OutboxRow[],
  stopped: Stopped,
): Promise<number[]> {
  const sent: number[] = [];
  for (let left = rows; left.length > 0; ) {
    const heads = new Map<string, OutboxRow>();
    const behind: OutboxRow[] = [];
    for (const row of left) {
      const { aggregateId, type } = row.envelope;
      if (stopped.unroutable.has(type) && !heads.has(aggregateId)) stopped.aggregates.add(aggregateId);
      if (stopped.aggregates.has(aggregateId)) continue;
      if (heads.has(aggregateId)) behind.push(row);
      else heads.set(aggregateId, row);
    }
    const fates = await outbox.send([...heads.values()]);
    for (const [row, fate] of fates) {
      if (fate === 'sent') sent.push(row.seq);
      else stopped.aggregates.add(row.envelope.aggregateId);
      if (fate === 'returned') stopped.unroutable.add(row.envelope.type);
    }
    left = behind;
  }
  return sent;
}
