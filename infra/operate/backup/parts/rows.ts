/**
 * Dumps the rows of each table, in the text format of PostgreSQL's COPY and in the order of the primary key. All tables
 * are read in one snapshot. A dump is smaller than a base backup and does not depend on the version of the server.
 */
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { OWNERS, schemaOf } from '../../../run/system/parts.ts';
import { anyKey, type BackupObject } from '../objects/manifest.ts';
import { type Storing, storeObject } from '../objects/store-object.ts';

/** Names the program of these sessions, so that others know a backup by its long transaction. */
export const BACKUP_PROGRAM = 'toric backup';

export type TableName = { readonly schema: string; readonly table: string };

export const nameOf = ({ schema, table }: TableName): string => `${schema}.${table}`;

/** Lists the tables of the services, with the columns of their primary key. */
export async function tablesOf(client: pg.Client): Promise<(TableName & { readonly order: readonly string[] })[]> {
  const { rows } = await client.query<{ schema: string; table: string; order: string[] }>(
    `select n.nspname as schema, c.relname as table,
       coalesce((select array_agg(a.attname::text order by k.position)
         from pg_index i cross join unnest(i.indkey) with ordinality k(number, position)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
         where i.indrelid = c.oid and i.indisprimary), '{}') as order
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any($1) order by 1, 2`,
    [OWNERS.map(schemaOf)],
  );
  return rows;
}

/** Returns the COPY command that writes the rows of a table in a fixed order. */
export function copyRows({ schema, table, order }: TableName & { readonly order: readonly string[] }): string {
  const from = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
  // a table without a primary key is sorted by its whole rows
  const by = order.length > 0 ? order.map((column) => pg.escapeIdentifier(column)).join(', ') : 't::text';
  return `copy (select * from ${from} t order by ${by}) to stdout`;
}

/** Stores the rows of all tables. */
export async function storeRows(storing: Storing, id: string, databaseUrl: string): Promise<BackupObject[]> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: BACKUP_PROGRAM });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query('set local statement_timeout = 0');
    const objects: BackupObject[] = [];
    const tables = (await tablesOf(client)).map((table) => ({ table, key: anyKey('rows', id) }));
    // the order of the random keys hides from a thief which size belongs to which table
    for (const { table, key } of tables.toSorted((one, other) => (one.key < other.key ? -1 : 1))) {
      const name = nameOf(table);
      const copying = client.query(copyTo(copyRows(table)));
      const stored = await storeObject(storing, { key, what: 'rows', name }, copying);
      objects.push({ ...stored, rows: copying.rowCount });
    }
    await client.query('commit');
    return objects;
  } finally {
    await client.end();
  }
}
