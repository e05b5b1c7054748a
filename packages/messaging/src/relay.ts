import type { Logger } from 'pino';
import type { Database } from './database.ts';
import type { Outbox } from './outbox.ts';
import { markPublished, type OutboxRow, unpublished } from './outbox.store.ts';
import { type Tx, txOf } from './sql.ts';

const SHARDS = 8;
const LOCK_SPACE = 0x70_21;
/** Younger rows belong to the process that committed them, which is publishing them from memory. */
const OLDER_THAN_MS = 2_000;
const BATCH = 500;

/** Publishes what the fast path left: after a crash, a lost connection, a returned or an unconfirmed message. */
export async function relayOnce(database: Database, outbox: Outbox, log: Logger): Promise<number> {
  const client = await database.pool.connect();
  let broken = false;
  const onError = () => {
    broken = true;
  };
  client.on('error', onError);
  try {
    const tx = txOf(client);
    let relayed = 0;
    for (let shard = 0; shard < SHARDS; shard++) relayed += await relayShard(tx, outbox, shard);
    if (relayed > 0) log.info({ rows: relayed }, 'relay published what was left in the outbox');
    return relayed;
  } catch (error) {
    broken = true; // the session's advisory lock goes with the connection
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

async function relayShard(tx: Tx, outbox: Outbox, shard: number): Promise<number> {
  const { locked } = await tx.one<{
    locked: boolean;
  }>`select pg_try_advisory_lock(${LOCK_SPACE}::int, ${shard}::int) as locked`;
  if (!locked) return 0;
  let relayed = 0;
  for (let full = true; full; ) {
    const rows = await unpublished(tx, { shard, shards: SHARDS, olderThanMs: OLDER_THAN_MS, limit: BATCH });
    const sent = await inAggregateOrder(outbox, rows);
    if (sent.length > 0)
      await markPublished(
        tx,
        sent.map(({ seq }) => seq),
      );
    relayed += sent.length;
    full = rows.length === BATCH && sent.length > 0;
  }
  await tx.run`select pg_advisory_unlock(${LOCK_SPACE}::int, ${shard}::int)`;
  return relayed;
}

/** One message of each aggregate at a time: a row that fails holds back its own aggregate and no other. */
async function inAggregateOrder(outbox: Outbox, rows: readonly OutboxRow[]): Promise<OutboxRow[]> {
  const queues = new Map<string, OutboxRow[]>();
  for (const row of rows) queues.set(row.envelope.aggregateId, [...(queues.get(row.envelope.aggregateId) ?? []), row]);
  const sent: OutboxRow[] = [];
  while (queues.size > 0) {
    const heads = [...queues.values()].flatMap((queue) => queue.slice(0, 1));
    const done = new Set(await outbox.send(heads));
    sent.push(...done);
    for (const [aggregate, queue] of queues) {
      const [head, ...rest] = queue;
      if (head && done.has(head) && rest.length > 0) queues.set(aggregate, rest);
      else queues.delete(aggregate);
    }
  }
  return sent;
}
