import { uuidv7 } from 'uuidv7';
import { type CausedMessage, type Envelope, MAX_ENVELOPE_BYTES } from './envelope.ts';
import { json, type Tx } from './sql.ts';

/** Describes a row to publish. `seq` is its key when it is marked as published. */
export type OutboxRow = { seq: number; envelope: Envelope };

type Prepared = Omit<Envelope, 'version'> & { position: number };

/**
 * Adds ids and times to messages. Throws if a message is larger than `MAX_ENVELOPE_BYTES`, which aborts its
 * transaction.
 */
export function prepare(messages: readonly CausedMessage[], now: Date): Prepared[] {
  return messages.map(({ cause, value }, position) => {
    const message = { position, id: uuidv7(), ...value, ...cause, occurredAt: now.toISOString() };
    const size = Buffer.byteLength(json(message));
    if (size > MAX_ENVELOPE_BYTES) {
      throw new Error(`${value.type} weighs ${size} bytes, more than ${MAX_ENVELOPE_BYTES}: send ids, not contents`);
    }
    return message;
  });
}

/**
 * Assigns the next versions of each aggregate and inserts the rows, in one statement. The row of `aggregate_version`
 * stays locked until the commit, so within an aggregate the order of rows is the order of commits (ADR 0002).
 */
export async function insertOutbox(tx: Tx, messages: readonly Prepared[]): Promise<OutboxRow[]> {
  if (messages.length === 0) return [];
  const inserted = await tx.many<{ seq: number; id: string; version: number }>`
    with added as (
      select * from json_to_recordset(${json(messages)}::json) as m(
        position int, id uuid, type text, "aggregateId" uuid, data json,
        "correlationId" text, "causationId" uuid, traceparent text, "occurredAt" timestamptz)
    ), head as (
      insert into aggregate_version as v (aggregate_id, version)
      select "aggregateId", count(*) from added group by 1 order by 1
      on conflict (aggregate_id) do update set version = v.version + excluded.version
      returning aggregate_id, version
    ), numbered as (
      select added.*, head.version - count(*) over (partition by "aggregateId")
        + row_number() over (partition by "aggregateId" order by position) as version
      from added join head on head.aggregate_id = "aggregateId"
    )
    insert into outbox (id, type, aggregate_id, version, data, correlation_id, causation_id, traceparent, occurred_at)
    select id, type, "aggregateId", version, data, "correlationId", "causationId", traceparent, "occurredAt"
    from numbered order by position
    returning seq, id, version`;
  const byId = new Map(messages.map((message) => [message.id, message]));
  return inserted.map(({ seq, id, version }) => {
    const message = byId.get(id);
    if (!message) throw new Error(`outbox returned a row that was not asked for: ${id}`);
    const { position: _, ...envelope } = message;
    return { seq, envelope: { ...envelope, version } };
  });
}

type StoredRow = Omit<Envelope, 'occurredAt'> & { seq: number; occurredAt: Date };
const rowOf = ({ seq, occurredAt, ...rest }: StoredRow): OutboxRow => ({
  seq,
  envelope: { ...rest, occurredAt: occurredAt.toISOString() },
});

/**
 * Returns unpublished rows of one shard that are older than `olderThanMs`. Rows are found by state, so a late commit
 * with a low `seq` is found too. `after` is a cursor within one pass of the relay, so that rows which no queue takes do
 * not hide the rows behind them. Every pass begins at the start. A time in the future comes from a wrong clock, and
 * such a row is returned too.
 */
export async function unpublished(
  tx: Tx,
  query: { shard: number; shards: number; olderThanMs: number; limit: number; after: number },
) {
  const rows = await tx.many<StoredRow>`
    select seq, id, type, aggregate_id, version, data, correlation_id, causation_id, traceparent, occurred_at
    from outbox
    where published_at is null and seq > ${query.after}::bigint
      and (hashtext(aggregate_id::text) & 2147483647) % ${query.shards}::int = ${query.shard}::int
      and occurred_at not between now() - ${query.olderThanMs}::int * interval '1 millisecond'
        and now() + ${query.olderThanMs}::int * interval '1 millisecond'
    order by seq limit ${query.limit}::int`;
  return rows.map(rowOf);
}

/**
 * Returns the shards for which `unpublished` would return rows. An idle relay then sends this one query instead of one
 * query per shard.
 */
export async function shardsWithWork(tx: Tx, shards: number, olderThanMs: number): Promise<number[]> {
  const rows = await tx.many<{ shard: number }>`
    select distinct (hashtext(aggregate_id::text) & 2147483647) % ${shards}::int as shard
    from outbox
    where published_at is null and occurred_at not between now() - ${olderThanMs}::int * interval '1 millisecond'
      and now() + ${olderThanMs}::int * interval '1 millisecond'`;
  return rows.map(({ shard }) => shard);
}

export async function markPublished(tx: Pick<Tx, 'run'>, seqs: readonly number[]): Promise<void> {
  await tx.run`update outbox set published_at = now() where seq = any(${seqs}::bigint[]) and published_at is null`;
}

export async function outboxBacklog(tx: Tx): Promise<{ waiting: number; oldestSeconds: number }> {
  return tx.one`
    select count(*)::int as waiting, coalesce(extract(epoch from now() - min(occurred_at)), 0)::float8 as oldest_seconds
    from outbox where published_at is null`;
}
