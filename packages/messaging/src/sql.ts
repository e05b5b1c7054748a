import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import type pg from 'pg';

/**
 * One open transaction. Statements are tagged templates: values travel as parameters, never as text, each call site is
 * one prepared statement, and `snake_case` columns come back as `camelCase` keys.
 */
export type Tx = {
  many<R>(strings: TemplateStringsArray, ...values: unknown[]): Promise<R[]>;
  maybe<R>(strings: TemplateStringsArray, ...values: unknown[]): Promise<R | undefined>;
  one<R>(strings: TemplateStringsArray, ...values: unknown[]): Promise<R>;
  /** Resolves to the number of rows that were touched. */
  run(strings: TemplateStringsArray, ...values: unknown[]): Promise<number>;
  /** For what nothing depends on: it travels with the statements behind it, and fails the transaction if it fails. */
  write(strings: TemplateStringsArray, ...values: unknown[]): void;
  /**
   * A `write` that must touch exactly `rows` rows. Any other number aborts the transaction with `UnexpectedRowCount`, whose
   * message begins with `otherwise`. The statement is an insert, update or delete without `returning` (ADR 0023).
   */
  expect(rows: number, otherwise: string): (strings: TemplateStringsArray, ...values: unknown[]) => void;
};

/** A write touched another number of rows than its caller expected. Nothing of its transaction was committed. */
export class UnexpectedRowCount extends Error {
  override name = 'UnexpectedRowCount';
}
/** What the database function `unexpected_rows` raises: an SQLSTATE of a class that is left to implementers. */
const UNEXPECTED_ROWS = 'TX001';

/** A statement composed of parts, as `Prisma.sql` gives it: values are parameters here too. */
export type Statement = { readonly text: string; readonly values: unknown[] };

/** One statement outside any transaction, for queries: what is asked so often that Prisma would cost most of it. */
export type Read = <R>(statement: Statement) => Promise<R[]>;

type Named = { text: string; name: string };
const statements = new WeakMap<TemplateStringsArray, Named>();
const camel = new Map<string, string>();

/** By its text, so that each connection prepares and plans it once. */
const named = (text: string): Named => ({
  text,
  name: createHash('sha1').update(text).digest('base64url').slice(0, 16),
});

const textOf = (strings: TemplateStringsArray) => strings.reduce((sql, part, index) => `${sql}$${index}${part}`);

/**
 * Wraps a write so that the database itself compares its row count with one more parameter. COMMIT travels behind it, so
 * an answer to the client would come too late. The function is called only if the numbers differ.
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

/** A value for a `json`/`jsonb` parameter; without it `pg` would send an array as a Postgres array. */
export const json = (value: unknown): string => JSON.stringify(value);

/** Statements that are issued in one turn of the event loop leave in one write: a system call costs more than a statement. */
export function inOneWrite(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection; // pg's types leave it out
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

function rowsOf<R>({ rows, fields }: pg.QueryArrayResult<unknown[]>): R[] {
  const names = fields.map((field) => camelCase(field.name));
  // the caller names the row's type beside its SQL: the one place where the two are tied by eye
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

/** `failure`: what the first statement failed with that did. */
export function openTx(client: pg.ClientBase): { tx: Tx; failure: () => unknown } {
  let first: unknown;
  async function query(statement: Named, values: unknown[], explain = (error: unknown) => error) {
    inOneWrite(client);
    return client.query<unknown[]>({ ...statement, values, rowMode: 'array' }).catch((error: unknown) => {
      // what travels behind a failed statement fails because of it: the cause is what the caller must hear
      first ??= explain(error);
      throw first;
    });
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
      query(statementOf(strings), values).catch(() => undefined); // COMMIT is answered with a rollback, and `failure` says why
    },
    expect:
      (rows, otherwise) =>
      (strings, ...values) => {
        const explain = (error: unknown) => unexpectedRows(error, otherwise) ?? error;
        query(statementOf(strings, countedTextOf), [...values, rows], explain).catch(() => undefined); // as of `write`
      },
  };
  return { tx, failure: () => first };
}
