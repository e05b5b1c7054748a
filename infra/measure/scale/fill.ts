import pg from 'pg';
import { copyInto } from './copy.ts';
import type { TableRows } from './rows/row.ts';

export type Log = (line: string) => void;
type Filling = {
  url: string;
  tables: readonly TableRows[];
  /** Lists statements that run after the rows are loaded. */
  after?: readonly string[];
  log: Log;
};

const tableOf = ({ into }: TableRows) => into.slice(0, into.indexOf(' ('));

/**
 * Fills the tables of a service in one transaction. Their indexes are dropped before and created again after the rows
 * are loaded. Foreign keys and append-only triggers are off, because the rows are consistent by construction.
 */
export async function fill({ url, tables, after = [], log }: Filling): Promise<void> {
  await inTransaction(url, async (client) => {
    await client.query(`set local session_replication_role = replica`);
    await client.query(`set local maintenance_work_mem = '1GB'`);
    // These tables are truncated in this transaction, so that the rows can be loaded frozen and need no vacuum.
    await client.query(`truncate ${tables.map(tableOf).join(', ')} cascade`);
    const indexes = await dropIndexes(client, tables.map(tableOf));
    for (const table of tables) await copy(client, table, { freeze: true }, log);
    for (const statement of after) await client.query(statement);
    for (const index of indexes) await client.query(index);
    for (const table of tables) await client.query(`analyze ${tableOf(table)}`);
  });
  log(`  ${tables.map(tableOf).join(', ')}: indexed`);
}

/** Fills the tables with all triggers and constraints active. */
export async function fillChecked({ url, tables, log }: Filling): Promise<void> {
  await inTransaction(url, async (client) => {
    for (const table of tables) await copy(client, table, { freeze: false }, log);
  });
}

async function copy(client: pg.Client, table: TableRows, options: { freeze: boolean }, log: Log): Promise<void> {
  const started = performance.now();
  const rows = await copyInto(client, table.into, table.rows, options);
  log(`  ${tableOf(table)}: ${rows} rows in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
}

async function inTransaction(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local synchronous_commit = off');
    await work(client);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/**
 * Drops the indexes and returns the statements that create them again. The indexes of constraints are kept. These are
 * the primary keys, in whose order the rows are loaded, and the targets of foreign keys.
 */
async function dropIndexes(client: pg.Client, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any ($1::regclass[]) and not indisprimary
       and not exists (select from pg_constraint where conindid = indexrelid)`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}
