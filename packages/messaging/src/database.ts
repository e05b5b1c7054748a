import pg from 'pg';
import { pause } from './loop.ts';
import { inOneWrite, openTx, type Read, readOf, type Statement, type Tx } from './sql.ts';

export type Database = { readonly pool: pg.Pool; readonly read: Read; close(): Promise<void> };

// int8 (sequences, counts) stays far below 2^53; a `date` is a calendar day, not an instant in the server's zone
const { builtins } = pg.types;
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === builtins.INT8) return Number;
    if (oid === builtins.DATE) return String;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  }) as typeof pg.types.getTypeParser,
};

/** Server-side limits fire first: a waiting statement is refused by Postgres before the pool gives up on it. */
export function openDatabase(options: { url: string; poolSize: number; name: string }): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    application_name: options.name,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 3_000,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 10_000,
    query_timeout: 15_000, // for a network that swallows packets: then Postgres' own limits are never heard of
    pipeline: true,
    // a statement is planned once a connection: to plan it for its values each time cost more than to execute it
    options: '-c plan_cache_mode=force_generic_plan -c jit=off',
    types,
  });
  // whoever uses a connection that breaks hears of it from his statement, and the pool replaces it: without a listener
  // on each, idle or lent out, its error would end the process
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  return { pool, read: <R>(statement: Statement) => withClient(pool, readOf<R>(statement)), close: () => pool.end() };
}

/** By shape: an error of Node's own realm is no `instanceof Error` where tests run in another. */
const field = (error: unknown, name: 'code' | 'message') =>
  typeof error === 'object' && error !== null ? String(Reflect.get(error, name) ?? '') : '';
const code = (error: unknown) => field(error, 'code');
const CONFLICTS = new Set(['40001', '40P01', '55P03']);
const CONNECTION = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH', '25006']);

const READER = new Set(['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024']);

/** Serialisation failure, deadlock or lock time-out: the same work may succeed at once. */
export const isConflict = (error: unknown) => CONFLICTS.has(code(error));

/** No connection could be had, for whatever reason: nothing has been tried yet. */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway';
}

/** Queries read through Prisma, which has codes of its own and quotes Postgres' within its message. */
const isReaderDown = (error: unknown) =>
  READER.has(code(error)) || (/^P\d{4}$/.test(code(error)) && /`(08|53|57P0)\w+`/.test(field(error, 'message')));

/** The database itself is away, read-only, starting or full: no message is to blame. */
export const isDatabaseDown = (error: unknown) =>
  error instanceof DatabaseAway ||
  CONNECTION.has(code(error)) ||
  /^(08|53|57P0)/.test(code(error)) ||
  isReaderDown(error) ||
  /connection terminated|query read timeout|not queryable/i.test(field(error, 'message'));

/** Holds everything while the database is away, with growing pauses, and tries again. Any other error is the caller's. */
export async function untilDatabaseAnswers<T>(
  act: () => Promise<T>,
  { away, stop }: { away: (error: unknown) => void; stop?: AbortSignal },
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (!isDatabaseDown(error) || stop?.aborted) throw error;
      away(error);
      await pause(Math.min(5_000, 200 * 2 ** tries), stop);
    }
  }
}

/** Whether COMMIT was carried out is not known: the inbox or the idempotency key decides on the next try. */
export class CommitUnknown extends Error {
  override name = 'CommitUnknown';
}

const connect = (pool: pg.Pool) =>
  pool.connect().catch((cause: unknown) => {
    throw new DatabaseAway(`no database connection: ${field(cause, 'message')}`, { cause });
  });

/** Lends a connection outside any transaction. One on which the work failed may be broken, and is not used again. */
export async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await connect(pool);
  let broken = true;
  try {
    const result = await work(client);
    broken = false;
    return result;
  } finally {
    client.release(broken);
  }
}

/**
 * A transaction touches few rows, by their keys. Planned once while its tables are small or grow faster than their
 * statistics, a statement would read them whole for as long as the connection lives; a scan or a hash costs the planner
 * more than it could ever gain here. Reads outside transactions are planned as ever.
 */
const BEGIN =
  'BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off';

async function attempt<T>(db: Database, work: (tx: Tx) => Promise<T>, last?: (tx: Tx, result: T) => Promise<void>) {
  const client = await connect(db.pool);
  let broken: unknown;
  try {
    inOneWrite(client);
    const begun = client.query(BEGIN);
    // it travels with the first statement; should it fail, so does everything after it
    begun.catch(() => undefined);
    const { tx, failure } = openTx(client);
    let result: T;
    let closing: Promise<void> | undefined;
    try {
      result = await work(tx);
      await begun;
      closing = last?.(tx, result);
      closing?.catch(() => undefined);
    } catch (error) {
      await client.query('ROLLBACK').catch((rollback: unknown) => {
        broken = rollback;
      });
      throw error;
    }
    // fail-point C1: before the commit
    const committing = client.query('COMMIT');
    // fail-point C3: COMMIT is on its way, its answer is not
    const commit = await committing.catch((error: unknown) => {
      broken = error;
      throw new CommitUnknown('the database did not say whether COMMIT was carried out', { cause: error });
    });
    await closing;
    if (commit.command !== 'COMMIT') throw failure();
    return result;
  } finally {
    client.release(broken !== undefined);
  }
}

/** One statement, which is atomic by itself. */
export const oneStatement = <T>(
  db: Database,
  statement: (tx: Omit<Tx, 'write' | 'expect'>) => Promise<T>,
): Promise<T> => withClient(db.pool, (client) => statement(openTx(client).tx));

/**
 * Runs `work` in one transaction; `last` adds statements that travel in the same write as COMMIT.
 * Conflicts are tried again, at most five times, with full jitter; a client in doubt is destroyed.
 */
export async function transaction<T>(
  db: Database,
  work: (tx: Tx) => Promise<T>,
  last?: (tx: Tx, result: T) => Promise<void>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(db, work, last);
    } catch (error) {
      if (!isConflict(error) || tries === 5) throw error;
      await pause(Math.random() * 20 * 2 ** tries);
    }
  }
}
