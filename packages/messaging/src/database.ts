import pg from 'pg';
import { pause } from './loop.ts';
import { inOneWrite, openTx, type Read, readOf, type Statement, type Tx } from './sql.ts';

export type Database = { readonly pool: pg.Pool; readonly read: Read; close(): Promise<void> };

// An int8 (sequence, count) stays far below 2^53. A `date` is a calendar day, not an instant in the server's time zone.
const { builtins } = pg.types;
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === builtins.INT8) return Number;
    if (oid === builtins.DATE) return String;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  }) as typeof pg.types.getTypeParser,
};

/**
 * Opens a pool of connections. The server's time limits are shorter than the client's limits, so PostgreSQL cancels a
 * statement before the client gives up.
 */
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
    query_timeout: 15_000, // for a network that swallows packets: an error of the server would not arrive
    pipeline: true,
    // each statement is planned once per connection, because planning it anew each time took longer than executing it
    options: '-c plan_cache_mode=force_generic_plan -c jit=off',
    types,
  });
  // If a connection breaks, the statement on it fails and the pool opens another connection. The listener does nothing,
  // but every connection needs one: Node ends the process at an `error` event without a listener.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  return { pool, read: <R>(statement: Statement) => withClient(pool, readOf<R>(statement)), close: () => pool.end() };
}

/** Reads by shape: Jest runs tests in a realm of its own, where errors of Node are no `instanceof Error`. */
const field = (error: unknown, name: 'code' | 'message') =>
  typeof error === 'object' && error !== null ? String(Reflect.get(error, name) ?? '') : '';
const code = (error: unknown) => field(error, 'code');
const CONFLICTS = new Set(['40001', '40P01', '55P03']);
const CONNECTION = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH', '25006']);

/** Prisma's codes for a database that cannot be reached. */
const READER = new Set(['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024']);

/** A serialisation failure, a deadlock or a lock time-out. The same work may succeed at once. */
export const isConflict = (error: unknown) => CONFLICTS.has(code(error));

/** The pool gave no connection, so nothing was tried. */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway';
}

/** Queries read through Prisma, which has its own codes and quotes PostgreSQL's code in its message. */
const isReaderDown = (error: unknown) =>
  READER.has(code(error)) || (/^P\d{4}$/.test(code(error)) && /`(08|53|57P0)\w+`/.test(field(error, 'message')));

/** The database is away, read-only, starting or full. No message is to blame. */
export const isDatabaseDown = (error: unknown) =>
  error instanceof DatabaseAway ||
  CONNECTION.has(code(error)) ||
  /^(08|53|57P0)/.test(code(error)) ||
  isReaderDown(error) ||
  /connection terminated|query read timeout|not queryable/i.test(field(error, 'message'));

/**
 * Retries `act` with growing pauses while the database is away. Throws any other error, and every error after `stop`.
 */
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

/** It is not known whether COMMIT was carried out. The inbox or the idempotency key decides on the next try. */
export class CommitUnknown extends Error {
  override name = 'CommitUnknown';
}

const connect = (pool: pg.Pool) =>
  pool.connect().catch((cause: unknown) => {
    throw new DatabaseAway(`no database connection: ${field(cause, 'message')}`, { cause });
  });

/**
 * Runs `work` on a connection, outside any transaction. If `work` fails, the connection may be broken and is destroyed.
 */
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
 * A transaction touches few rows, by their keys. A generic plan made while a table is small would scan the whole table
 * for as long as the connection lives, so these settings rule scans and hash joins out. Reads outside transactions keep
 * PostgreSQL's defaults (ADR 0019).
 */
const BEGIN =
  'BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off';

async function attempt<T>(db: Database, work: (tx: Tx) => Promise<T>, last?: (tx: Tx, result: T) => Promise<void>) {
  const client = await connect(db.pool);
  let broken: unknown;
  try {
    inOneWrite(client);
    const begun = client.query(BEGIN);
    // BEGIN travels with the first statement; if it fails, so does everything behind it
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

/** Runs one statement without BEGIN and COMMIT: a single statement is atomic. */
export const oneStatement = <T>(
  db: Database,
  statement: (tx: Omit<Tx, 'write' | 'expect'>) => Promise<T>,
): Promise<T> => withClient(db.pool, (client) => statement(openTx(client).tx));

/**
 * Runs `work` in one transaction. `last` adds statements that travel in the same write as COMMIT. A conflict is retried
 * with full jitter, in at most five tries. A connection in doubt is destroyed.
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
