import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { copyRows, nameOf, tablesOf } from '../parts/rows.ts';

/** Whether the two databases have the same tables and columns in a schema. */
async function shapeOf(client: pg.Client, schema: string): Promise<string> {
  const { rows } = await client.query<{ shape: string | null }>(
    `select string_agg(format('%s.%s %s', table_name, column_name, udt_name), ', ' order by table_name, ordinal_position) as shape
     from information_schema.columns where table_schema = $1`,
    [schema],
  );
  return rows[0]?.shape ?? '';
}

export type SchemaRestored = Readonly<Record<string, number>>;

/**
 * Replaces the rows of one schema by those of another database, for example of a shop that was restored to a moment
 * before a mistake. It is one transaction: all tables or none. The service must be stopped. What other services know of
 * the lost time stays with them; the report of the audit (docs/shop-audit.md) names it. Returns the rows by table.
 */
export async function restoreSchema(fromUrl: string, toUrl: string, schema: string): Promise<SchemaRestored> {
  const [source, living] = [new pg.Client({ connectionString: fromUrl }), new pg.Client({ connectionString: toUrl })];
  await Promise.all([source.connect(), living.connect()]);
  try {
    const [before, now] = await Promise.all([shapeOf(source, schema), shapeOf(living, schema)]);
    if (before === '') throw new Error(`The backup has no schema ${schema}.`);
    if (before !== now)
      throw new Error(
        `The tables of ${schema} have changed since the backup. Start the release of the backup on the restored shop, let it migrate, and try again.`,
      );
    await source.query('begin isolation level repeatable read read only');
    await living.query('begin');
    // triggers and foreign keys would refuse rows that come in the order of the tables
    await living.query(`set local session_replication_role = 'replica'`);
    const counts: Record<string, number> = {};
    for (const table of (await tablesOf(source)).filter((one) => one.schema === schema)) {
      const into = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table.table)}`;
      await living.query(`delete from ${into}`);
      const writing = living.query(copyFrom(`copy ${into} from stdin`));
      await pipeline(source.query(copyTo(copyRows(table))), writing);
      counts[nameOf(table)] = writing.rowCount;
    }
    await living.query('commit');
    return counts;
  } finally {
    await Promise.all([source.end(), living.end()]);
  }
}
