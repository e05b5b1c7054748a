import pg from 'pg';
import { pause } from './loop.ts';
import { inOneWrite, openTx, type Read, readOf, type Statement, type Tx } from './sql.ts';

/** Shows the time of the shop: the real time, unless a test stack has moved the clock ahead (ADR 0065). */
export type Clock = { now(): Date };

/**
 * Describes a move of the clock. Before `since` the shop is `formerMs` ahead of the real time, and from then on
 * `aheadMs`.
 */
export type ClockMove = { readonly aheadMs: number; readonly formerMs: number; readonly since: Date };
export type MovableClock = Clock & { follow(move: ClockMove): void };

/**
 * A process moves its clock this much earlier than the database, because the clocks of machines differ. If a process
 * moved later than the database, it would postpone a deadline that the database has just found to be due.
 */
const EARLY_MS = 500;

/** Returns a clock that shows the real time. `follow` moves it ahead. It never goes back. */
export function movableClock(realNow: () => number = Date.now): MovableClock {
  let move: ClockMove = { aheadMs: 0, formerMs: 0, since: new Date(0) };
  return {
    now() {
      const now = realNow();
      return new Date(now + (now >= move.since.getTime() - EARLY_MS ? move.aheadMs : move.formerMs));
    },
    follow(next) {
      if (next.aheadMs >= move.aheadMs) move = next;
    },
  };
}

export type Database = {
  readonly pool: pg.Pool;
  readonly read: Read;
  /** Shows the time of the shop, which only a test clock moves. `now()` of the database shows the same time. */
  readonly clock: MovableClock;
  close(): Promise<void>;
};

// An int8 is read as a number, because sequences and counts stay far below 2^53. A `date` is read as a text, because it
// is a calendar day and not an instant in the server's time zone.
const { builtins } = pg.types;
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === builtins.INT8) return Number;
    if (oid === builtins.DATE) return String;
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text');
  }) as typeof pg.types.getTypeParser,
};

type Options = {
  url: string;
  poolSize: number;
  name: string;
  /**
   * Names the schema of the service in a stack with a test clock. `now()` then returns the time of the shop (ADR 0065).
   */
  testClockFor?: string;
};

// each statement is planned once per connection, because planning it each time took longer than executing it
const PLANS = '-c plan_cache_mode=force_generic_plan -c jit=off';
/**
 * Returns the option that puts `test_clock` before `pg_catalog` in the search path. A function of an earlier schema
 * replaces one of a later schema, and `test_clock` has one: `now()`.
 */
const searchPath = (schema: string | undefined) => (schema ? ` -c search_path=test_clock,pg_catalog,${schema}` : '');

/**
 * Opens a pool of connections. The server's time limits are shorter than the client's limits, so PostgreSQL cancels a
 * statement before the client gives up.
 */
export function openDatabase(options: Options): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    application_name: options.name,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 3_000,
    lock_timeout: 2_000,
    idle_in_transaction_session_timeout: 10_000,
    // If a network swallows packets, an error of the server does not arrive, so the client needs a limit of its own.
    query_timeout: 15_000,
    pipeline: true,
    options: `${PLANS}${searchPath(options.testClockFor)}`,
    types,
  });
  // If a connection breaks, the statement on it fails and the pool opens another connection. The listener does nothing,
  // but every connection needs one: Node ends the process at an `error` event without a listener.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  const read = <R>(statement: Statement) => withClient(pool, readOf<R>(statement));
  return { pool, read, clock: movableClock(), close: () => pool.end() };
}

/**
 * Returns a field of an error without `instanceof`. Jest runs tests in a realm of its own, in which an error of Node is
 * not an `instanceof Error`.
 */
const field = (error: unknown, name: 'code' | 'message') =>
  typeof error === 'object' && error !== null ? String(Reflect.get(error, name) ?? '') : '';
const code = (error: unknown) => field(error, 'code');
const CONFLICTS = new Set(['40001', '40P01', '55P03']);
const CONNECTION = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH', '25006']);

/** Lists Prisma's codes for a database that cannot be reached. */
const READER = new Set(['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024']);

/**
 * Returns true for a serialisation failure, a deadlock or a lock time-out. The same work may succeed if it is repeated
 * at once.
 */
export const isConflict = (error: unknown) => CONFLICTS.has(code(error));

/** Signals that the pool did not provide a connection. No statement was sent. */
export class DatabaseAway extends Error {
  override name = 'DatabaseAway';
}

/**
 * Returns true if Prisma, with which queries read, reports a database that is down. Prisma has codes of its own and
 * quotes PostgreSQL's code in its message.
 */
const isReaderDown = (error: unknown) =>
  READER.has(code(error)) || (/^P\d{4}$/.test(code(error)) && /`(08|53|57P0)\w+`/.test(field(error, 'message')));

/**
 * Returns true if the error means that the database does not answer, is read-only, starts or is full. Such an error is
 * not the fault of the message that failed with it.
 */
export const isDatabaseDown = (error: unknown) =>
  error instanceof DatabaseAway ||
  CONNECTION.has(code(error)) ||
  /^(08|53|57P0)/.test(code(error)) ||
  isReaderDown(error) ||
  /connection terminated|query read timeout|not queryable/i.test(field(error, 'message'));

/**
 * Resolves to the result of `act`, which is repeated with growing pauses while the database does not answer. Throws any
 * other error, and every error after `stop`.
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

/**
 * Signals that it is not known whether COMMIT was carried out. On the next try, the inbox or the idempotency key shows
 * whether it was.
 */
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
 * Opens a transaction with settings that avoid sequential scans, hash joins and merge joins. A transaction touches few
 * rows and finds them by their keys. Without these settings, a generic plan that was made while a table was small would
 * read the whole table until the connection is closed. Reads outside transactions keep PostgreSQL's defaults (ADR
 * 0019).
 */
const BEGIN =
  'BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off';

async function attempt<T>(db: Database, work: (tx: Tx) => Promise<T>, last?: (tx: Tx, result: T) => Promise<void>) {
  const client = await connect(db.pool);
  let broken: unknown;
  try {
    inOneWrite(client);
    const begun = client.query(BEGIN);
    // BEGIN travels with the first statement. If BEGIN fails, `work` fails with it or `await begun` throws the error.
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
    // fail-point C3: COMMIT was sent and is not answered yet
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

/** Runs one statement without BEGIN and COMMIT, because a single statement is atomic. */
export const oneStatement = <T>(
  db: Database,
  statement: (tx: Omit<Tx, 'write' | 'expect'>) => Promise<T>,
): Promise<T> => withClient(db.pool, (client) => statement(openTx(client).tx));

/**
 * Runs `work` in one transaction. `last` adds statements that travel in the same write as COMMIT. If the transaction
 * fails because of a conflict, it is repeated with full jitter, in at most five tries. A connection that may be broken
 * is destroyed.
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
