import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import type pg from 'pg';

/**
 * Sends the statements of one open transaction. Statements are tagged templates: values travel as parameters, never as
 * text. Each call site is one prepared statement. Columns in `snake_case` come back as keys in `camelCase`.
 */
export type Tx = {
  many<R>(strings: TemplateStringsArray, ...values: unknown[]): Promise<R[]>;
  /** Returns the first row. Returns undefined if there is no row. */
  maybe<R>(strings: TemplateStringsArray, ...values: unknown[]): Promise<R | undefined>;
  /** Returns the only row. Throws if there is no row, or more than one row. */
  one<R>(strings: TemplateStringsArray, ...values: unknown[]): Promise<R>;
  /** Runs a statement. Returns the number of rows that the statement read or wrote. */
  run(strings: TemplateStringsArray, ...values: unknown[]): Promise<number>;
  /**
   * Sends a statement without waiting for its result. Statements that are sent in the same turn of the event loop share
   * one write to the socket. If the statement fails, PostgreSQL rolls back the transaction, and the next awaited
   * statement or the commit throws the error.
   */
  write(strings: TemplateStringsArray, ...values: unknown[]): void;
  /**
   * Works like `write`, but the statement must write exactly `rows` rows. Any other number aborts the transaction with
   * `UnexpectedRowCount`, whose message begins with `otherwise`. The statement is an insert, update or delete without
   * `returning` (ADR 0023).
   */
  expect(rows: number, otherwise: string): (strings: TemplateStringsArray, ...values: unknown[]) => void;
};

/**
 * Signals that a statement wrote another number of rows than its caller expected. Nothing of its transaction was
 * committed.
 */
export class UnexpectedRowCount extends Error {
  override name = 'UnexpectedRowCount';
}
/**
 * The database function `unexpected_rows` raises this SQLSTATE. The SQL standard leaves the classes that begin with T
 * to implementers.
 */
const UNEXPECTED_ROWS = 'TX001';

/** Describes a statement that was composed of parts by `Prisma.sql`. Its values are parameters too. */
export type Statement = { readonly text: string; readonly values: unknown[] };

/**
 * Runs one statement outside any transaction, without Prisma. It serves very frequent queries, because Prisma would
 * take more time than the rest of such a query (ADR 0014).
 */
export type Read = <R>(statement: Statement) => Promise<R[]>;

type Named = { text: string; name: string };
const statements = new WeakMap<TemplateStringsArray, Named>();
const camel = new Map<string, string>();

/** Names a statement by its text, so that each connection prepares and plans it once. */
const named = (text: string): Named => ({
  text,
  name: createHash('sha1').update(text).digest('base64url').slice(0, 16),
});

const textOf = (strings: TemplateStringsArray) => strings.reduce((sql, part, index) => `${sql}$${index}${part}`);

/**
 * Returns a statement with which the database itself compares the number of written rows with the expected number.
 * COMMIT is sent right after the statement, so the client would get the number of rows too late. Only if the two
 * numbers differ, the statement calls the database function `unexpected_rows`, which raises an error.
 */
function countedTextOf(strings: TemplateStringsArray): string {
  const rows = `$${strings.length}::bigint`;
  return `with written as (${textOf(strings)} returning 1)
    select unexpected_rows(count(*), ${rows}) from written having count(*) <> ${rows}`;
}

function statementOf(strings: TemplateStringsArray, text = textOf): Named {
  let statement = statements.get(strings);
  if (!statement) {
    statement = named(text(strings));
    statements.set(strings, statement);
  }
  return statement;
}

function camelCase(column: string): string {
  let name = camel.get(column);
  if (name === undefined) {
    name = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    camel.set(column, name);
  }
  return name;
}

/**
 * Encodes a value for a `json` or `jsonb` parameter. If an array were not encoded, `pg` would send it as a PostgreSQL
 * array.
 */
export const json = (value: unknown): string => JSON.stringify(value);

/**
 * Sends all statements of one turn of the event loop in one write to the socket. A write for each statement would be a
 * system call for each, and a system call costs more than a statement.
 */
export function inOneWrite(client: pg.ClientBase): void {
  // pg's types lack `connection`
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

function rowsOf<R>({ rows, fields }: pg.QueryArrayResult<unknown[]>): R[] {
  const names = fields.map((field) => camelCase(field.name));
  // the caller declares the row's type beside its SQL; integration tests check that the two agree
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index]])) as R);
}

export const readOf =
  <R>({ text, values }: Statement) =>
  async (client: pg.ClientBase): Promise<R[]> =>
    rowsOf(await client.query<unknown[]>({ ...named(text), values, rowMode: 'array' }));

function unexpectedRows(error: unknown, otherwise: string): UnexpectedRowCount | undefined {
  if (Reflect.get(Object(error), 'code') !== UNEXPECTED_ROWS) return undefined;
  return new UnexpectedRowCount(`${otherwise} (${String(Reflect.get(Object(error), 'message'))})`, { cause: error });
}

/**
 * Returns `tx`, whose functions send statements on the connection, and `failure`, which returns the error of the first
 * statement that failed.
 */
export function openTx(client: pg.ClientBase): { tx: Tx; failure: () => unknown } {
  let first: unknown;
  async function query(statement: Named, values: unknown[], explain = (error: unknown) => error) {
    inOneWrite(client);
    return client.query<unknown[]>({ ...statement, values, rowMode: 'array' }).catch((error: unknown) => {
      // after a failed statement, all later statements of the transaction fail too, so every caller gets the first
      // error
      first ??= explain(error);
      throw first;
    });
  }
  /**
   * Sends a statement whose answer nobody awaits. If it fails, PostgreSQL answers COMMIT with a rollback, and `failure`
   * returns the error.
   */
  function pipeline(...statement: Parameters<typeof query>): void {
    query(...statement).catch(() => undefined);
  }
  const many = async <R>(strings: TemplateStringsArray, ...values: unknown[]): Promise<R[]> =>
    rowsOf(await query(statementOf(strings), values));
  const tx: Tx = {
    many,
    async maybe<R>(strings: TemplateStringsArray, ...values: unknown[]) {
      return (await many<R>(strings, ...values))[0];
    },
    async one<R>(strings: TemplateStringsArray, ...values: unknown[]) {
      const rows = await many<R>(strings, ...values);
      const [row] = rows;
      if (row === undefined || rows.length > 1) {
        throw new Error(`expected one row, got ${rows.length}: ${statementOf(strings).text}`);
      }
      return row;
    },
    async run(strings, ...values) {
      return (await query(statementOf(strings), values)).rowCount ?? 0;
    },
    write(strings, ...values) {
      pipeline(statementOf(strings), values);
    },
    expect:
      (rows, otherwise) =>
      (strings, ...values) => {
        const explain = (error: unknown) => unexpectedRows(error, otherwise) ?? error;
        pipeline(statementOf(strings, countedTextOf), [...values, rows], explain);
      },
  };
  return { tx, failure: () => first };
}
