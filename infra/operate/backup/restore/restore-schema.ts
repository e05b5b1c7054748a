/**
 * Replaces the rows of one schema by those of another database, for example of a shop that was restored to a moment
 * before a mistake. All tables are replaced in one transaction, or none.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { OWNERS, schemaOf } from '../../../run/system/parts.ts';
import { nameOf, type TableName, tablesOf } from '../parts/rows.ts';
import { findGap, type SchemaGap } from './schema-gap.ts';

export type RestoreSchema = {
  /** Holds the connection string of an administrator to the restored database. */
  readonly fromUrl: string;
  /** Holds the connection string of an administrator to the living database. */
  readonly toUrl: string;
  readonly schema: string;
  /** Names the roles of the service. They cannot connect while the rows are replaced. */
  readonly roles: readonly string[];
  /** Lists the customers who were erased. The backup may have their keys, and this restore does not bring them back. */
  readonly erased?: readonly string[];
  /** If true, counts what would happen, and changes nothing. */
  readonly isTrial?: boolean;
};

export type SchemaRestored = {
  readonly isTrial: boolean;
  /** Maps each table to its rows in the living database, before and after. */
  readonly rows: Readonly<Record<string, { readonly before: number; readonly after: number }>>;
  readonly gap: SchemaGap;
  /** Counts the keys of erased people that the backup had and that were deleted again. */
  readonly destroyedKeys: number;
};

const ENDING_MS = 10_000;

/** Returns the tables and columns of a schema as a text. Two databases with the same text can exchange rows. */
async function shapeOf(client: pg.Client, schema: string): Promise<string> {
  const { rows } = await client.query<{ shape: string | null }>(
    `select string_agg(format('%s.%s %s %s', table_name, column_name, udt_name, is_generated), ', '
       order by table_name, column_name) as shape
     from information_schema.columns where table_schema = $1`,
    [schema],
  );
  return rows[0]?.shape ?? '';
}

async function assertSameShape(source: pg.Client, living: pg.Client, schema: string): Promise<void> {
  const [before, now] = await Promise.all([shapeOf(source, schema), shapeOf(living, schema)]);
  if (before === '') throw new Error(`The backup has no schema ${schema}.`);
  if (before === now) return;
  throw new Error(
    `The tables of ${schema} have changed since the backup. Start the restored shop with this release, so that it migrates, and try again with its folder.`,
  );
}

/** Returns the columns of a table that can be written. The server computes the others. */
async function columnsOf(client: pg.Client, { schema, table }: TableName): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = $1 and table_name = $2 and is_generated = 'NEVER' order by ordinal_position`,
    [schema, table],
  );
  return rows.map(({ name }) => pg.escapeIdentifier(name)).join(', ');
}

async function replaceTable(source: pg.Client, living: pg.Client, table: TableName) {
  const name = `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.table)}`;
  const columns = await columnsOf(living, table);
  const deleted = await living.query(`delete from ${name}`);
  const writing = living.query(copyFrom(`copy ${name} (${columns}) from stdin`));
  await pipeline(source.query(copyTo(`copy (select ${columns} from ${name}) to stdout`)), writing);
  return { before: deleted.rowCount ?? 0, after: writing.rowCount };
}

/** Remembers the versions of messages before the rows are replaced. */
async function keepVersions(living: pg.Client, schema: string): Promise<void> {
  const versions = `${pg.escapeIdentifier(schema)}.aggregate_version`;
  await living.query(
    `create temporary table kept_version on commit drop as select aggregate_id, version from ${versions}`,
  );
}

/**
 * Names the schemas whose keys of erased people are deleted. The customer service erases these people itself when it
 * starts, and it needs the keys for the records that the law holds.
 */
const KEYS_DELETED = new Set(['order', 'payment']);

/** Remembers the keys of customers before the rows are replaced. An order that runs may still need one. */
async function keepKeys(living: pg.Client, schema: string): Promise<void> {
  const keys = `${pg.escapeIdentifier(schema)}.data_key`;
  await living.query(`create temporary table kept_key on commit drop as select customer_id, version from ${keys}`);
}

/** Deletes the keys of erased customers that only the backup had. Returns their number. */
async function destroyKeys(living: pg.Client, schema: string, erased: readonly string[]): Promise<number> {
  const { rowCount } = await living.query(
    `delete from ${pg.escapeIdentifier(schema)}.data_key k where customer_id = any($1::uuid[]) and not exists
       (select from kept_key o where o.customer_id = k.customer_id and o.version = k.version)`,
    [erased],
  );
  return rowCount ?? 0;
}

/**
 * Keeps the versions of messages and the sequences from going back. Other services drop a message whose version they
 * have seen, so a message with a lower version would be lost without an error.
 */
async function raiseVersions(source: pg.Client, living: pg.Client, schema: string): Promise<void> {
  const versions = `${pg.escapeIdentifier(schema)}.aggregate_version`;
  await living.query(
    `insert into ${versions} as v (aggregate_id, version) select aggregate_id, version from kept_version
     on conflict (aggregate_id) do update set version = greatest(v.version, excluded.version)`,
  );
  const { rows } = await source.query<{ name: string; value: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value
     from pg_sequences where schemaname = $1 and last_value is not null`,
    [schema],
  );
  for (const { name, value } of rows)
    await living.query(
      `select setval($1, $2) from pg_sequences where format('%I.%I', schemaname, sequencename) = $3
         and coalesce(last_value, 0) < $4::bigint`,
      [name, value, name, value],
    );
}

/** Ends all sessions of the database roles, and lets these roles open no new session until `work` has ended. */
async function lockedOut<T>(living: pg.Client, roles: readonly string[], work: () => Promise<T>): Promise<T> {
  const all = async (may: 'login' | 'nologin') => {
    for (const role of roles) await living.query(`alter role ${pg.escapeIdentifier(role)} ${may}`);
  };
  await all('nologin');
  try {
    const sessions = `select pg_terminate_backend(pid) from pg_stat_activity where usename = any($1)`;
    const deadline = Date.now() + ENDING_MS;
    while (((await living.query(sessions, [roles])).rowCount ?? 0) > 0) {
      if (Date.now() > deadline)
        throw new Error('The service does not let go of the database. Stop it, and try again.');
      await delay(100);
    }
    return await work();
  } finally {
    await all('login');
  }
}

/** Does the work in one transaction of the living database, and reads the source in one snapshot. */
async function inTransaction<T>(source: pg.Client, living: pg.Client, work: () => Promise<T>): Promise<T> {
  await source.query('begin isolation level repeatable read read only');
  await living.query('begin');
  try {
    await living.query('set local statement_timeout = 0');
    const result = await work();
    await living.query('commit');
    return result;
  } catch (error) {
    await living.query('rollback');
    throw error;
  }
}

const countOf = async (client: pg.Client, { schema, table }: TableName): Promise<number> => {
  const name = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
  return (await client.query<{ rows: number }>(`select count(*)::int as rows from ${name}`)).rows[0]?.rows ?? 0;
};

async function replaceAll(source: pg.Client, living: pg.Client, options: RestoreSchema): Promise<SchemaRestored> {
  const { schema, erased = [], isTrial = false } = options;
  const others = OWNERS.map(schemaOf).filter((name) => name !== schema);
  const tables = (await tablesOf(source)).filter((one) => one.schema === schema);
  const gap = await findGap(source, living, { schema, others });
  const rows: Record<string, { before: number; after: number }> = {};
  if (isTrial) {
    for (const table of tables)
      rows[nameOf(table)] = { before: await countOf(living, table), after: await countOf(source, table) };
    return { isTrial, rows, gap, destroyedKeys: 0 };
  }
  // triggers and foreign keys would refuse rows that come in the order of the tables
  await living.query(`set local session_replication_role = 'replica'`);
  await keepVersions(living, schema);
  const hasKeys = KEYS_DELETED.has(schema) && tables.some(({ table }) => table === 'data_key');
  if (hasKeys) await keepKeys(living, schema);
  for (const table of tables) rows[nameOf(table)] = await replaceTable(source, living, table);
  await raiseVersions(source, living, schema);
  const destroyedKeys = hasKeys ? await destroyKeys(living, schema, erased) : 0;
  return { isTrial, rows, gap, destroyedKeys };
}

/**
 * Replaces the rows of a schema. The service cannot connect to the database meanwhile, so it must be started again.
 * Other services keep what they know of the lost time. The result lists it.
 */
export async function restoreSchema(options: RestoreSchema): Promise<SchemaRestored> {
  const { fromUrl, toUrl, schema, roles, isTrial = false } = options;
  const source = new pg.Client({ connectionString: fromUrl });
  const living = new pg.Client({ connectionString: toUrl });
  await Promise.all([source.connect(), living.connect()]);
  try {
    await assertSameShape(source, living, schema);
    const work = () => inTransaction(source, living, () => replaceAll(source, living, options));
    return await (isTrial ? work() : lockedOut(living, roles, work));
  } finally {
    await Promise.all([source.end(), living.end()]);
  }
}
