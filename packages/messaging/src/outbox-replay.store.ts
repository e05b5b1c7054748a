import type { Tx } from './sql.ts';

/**
 * Selects outbox rows by the time at which they were published. `until` is required: a row that the relay publishes
 * again gets a newer time, and the replay must not select this row a second time.
 */
export type OutboxSelection = {
  since: string;
  until: string;
  type?: string | undefined;
  aggregateId?: string | undefined;
};

/** Returns the time of the database, which also stamps `published_at`. The clock of a process may be wrong. */
export async function databaseTime(tx: Tx): Promise<string> {
  const { now } = await tx.one<{ now: Date }>`select now() as now`;
  return now.toISOString();
}

type Counted = { type: string; messages: number };

export async function countPublished(tx: Tx, { since, until, type, aggregateId }: OutboxSelection): Promise<Counted[]> {
  return tx.many`
    select type, count(*)::int as messages from outbox
    where published_at >= ${since}::timestamptz and published_at < ${until}::timestamptz
      and coalesce(type = ${type}::text, true) and coalesce(aggregate_id = ${aggregateId}::uuid, true)
    group by type order by type`;
}

/** Marks rows as unpublished, the oldest first. The relay sends them again, in order within each aggregate. */
export async function unpublish(tx: Tx, selection: OutboxSelection, limit: number): Promise<Counted[]> {
  const { since, until, type, aggregateId } = selection;
  return tx.many`
    with reopened as (
      update outbox set published_at = null
      where seq in (
        select seq from outbox
        where published_at >= ${since}::timestamptz and published_at < ${until}::timestamptz
          and coalesce(type = ${type}::text, true) and coalesce(aggregate_id = ${aggregateId}::uuid, true)
        order by seq limit ${limit}::int)
      returning type)
    select type, count(*)::int as messages from reopened group by type order by type`;
}
