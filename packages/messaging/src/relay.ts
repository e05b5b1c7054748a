import type { Logger } from 'pino';
import { type Database, withClient } from './database.ts';
import type { Outbox } from './outbox.ts';
import { markPublished, type OutboxRow, shardsWithWork, unpublished } from './outbox.store.ts';
import { openTx, type Tx } from './sql.ts';

const SHARDS = 8;
/**
 * The relay publishes outbox rows that are older than this number of ms. The process that committed a younger row is
 * publishing it from memory.
 */
const OLDER_THAN_MS = 2_000;
const BATCH = 500;

/**
 * Collects the failures of one pass of the relay. `aggregates`: aggregates with a failed row; their later rows wait for
 * the next pass. `unroutable`: message types that no queue takes; each is tried once per pass.
 */
type Stopped = { aggregates: Set<string>; unroutable: Set<string> };

/**
 * Publishes the rows that the fast path missed because of a crash, a lost connection, or a returned or unconfirmed
 * message. Returns the number of published rows.
 */
export const relayOnce = (database: Database, outbox: Pick<Outbox, 'send'>, log: Logger): Promise<number> =>
  // if a statement fails, `withClient` destroys the connection, and its advisory locks end with it
  withClient(database.pool, async (client) => {
    const { tx } = openTx(client);
    let relayed = 0;
    for (const shard of await shardsWithWork(tx, SHARDS, OLDER_THAN_MS)) relayed += await relayShard(tx, outbox, shard);
    if (relayed > 0) log.info({ rows: relayed }, 'relay published rows that were left in the outbox');
    return relayed;
  });

/**
 * Publishes the waiting rows of one shard and returns the number of published rows. An advisory lock allows only one
 * instance at a time to relay a shard. Services share the database, so the lock contains the schema's name.
 */
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
    // fail-point C16: the lock may be lost before the rows are published
    const sent = await inAggregateOrder(outbox, rows, stopped);
    if (sent.length > 0) await markPublished(tx, sent);
    relayed += sent.length;
    after = rows.length === BATCH ? rows.at(-1)?.seq : undefined;
  }
  await tx.run`select pg_advisory_unlock(hashtext('relay ' || current_schema()), ${shard}::int)`;
  return relayed;
}

/**
 * Publishes rows in their order within each aggregate: the next one only after the previous one was sent. A row that
 * fails holds back only the later rows of its aggregate. Returns the `seq`s of the rows that were sent.
 */
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
    const results = await outbox.send([...heads.values()]);
    for (const [row, result] of results) {
      if (result === 'sent') sent.push(row.seq);
      else stopped.aggregates.add(row.envelope.aggregateId);
      if (result === 'returned') stopped.unroutable.add(row.envelope.type);
    }
    left = behind;
  }
  return sent;
}
