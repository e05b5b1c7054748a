/**
 * Finds the messages of the lost time: the messages that a restored schema no longer knows, but that other schemas
 * know. All queries run in the transaction that replaces the rows, before a row is deleted.
 */
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

export type LostMessages = {
  readonly type: string;
  readonly messages: number;
  /** Maps each other schema that has applied lost messages of this type to the number that it has applied. */
  readonly appliedBy: Readonly<Record<string, number>>;
};

export type SchemaGap = {
  /** Lists the messages that the schema published after the moment of the restore. */
  readonly published: readonly LostMessages[];
  /** Lists the ids of the aggregates that these published messages are about. */
  readonly aggregates: readonly string[];
  /**
   * Counts the messages of other services that the schema had applied since the moment of the restore. A replay
   * delivers them again.
   */
  readonly received: number;
};

/** Copies the rows of a query on one server into a new temporary table of another. */
async function borrow(source: pg.Client, living: pg.Client, select: string, table: string, columns: string) {
  await living.query(`create temporary table ${table} (${columns}) on commit drop`);
  await pipeline(
    source.query(copyTo(`copy (${select}) to stdout`)),
    living.query(copyFrom(`copy ${table} from stdin`)),
  );
}

/** Compares the messages of a schema in two databases. `others` lists the other schemas of the living database. */
export async function findGap(
  source: pg.Client,
  living: pg.Client,
  { schema, others }: { schema: string; others: readonly string[] },
): Promise<SchemaGap> {
  const own = pg.escapeIdentifier(schema);
  await borrow(source, living, `select id from ${own}.outbox`, 'restored_outbox', 'id uuid primary key');
  const consumed = `select consumer, message_id from ${own}.inbox`;
  await borrow(
    source,
    living,
    consumed,
    'restored_inbox',
    'consumer text, message_id uuid, primary key (consumer, message_id)',
  );
  await living.query(`create temporary table lost on commit drop as
    select id, type, aggregate_id from ${own}.outbox o where not exists (select from restored_outbox r where r.id = o.id)`);
  const types = await living.query<{ type: string; messages: number }>(
    'select type, count(*)::int as messages from lost group by type order by type',
  );
  const applied = new Map<string, Record<string, number>>();
  for (const other of others) {
    const { rows } = await living.query<{ type: string; messages: number }>(
      `select type, count(*)::int as messages from lost
       where exists (select from ${pg.escapeIdentifier(other)}.inbox i where i.message_id = lost.id) group by type`,
    );
    for (const { type, messages } of rows) applied.set(type, { ...applied.get(type), [other]: messages });
  }
  const things = await living.query<{ id: string }>('select distinct aggregate_id::text as id from lost order by 1');
  const heard = await living.query<{ messages: number }>(
    `select count(*)::int as messages from ${own}.inbox i where not exists
       (select from restored_inbox r where r.consumer = i.consumer and r.message_id = i.message_id)`,
  );
  return {
    published: types.rows.map((row) => ({ ...row, appliedBy: applied.get(row.type) ?? {} })),
    aggregates: things.rows.map(({ id }) => id),
    received: heard.rows[0]?.messages ?? 0,
  };
}
