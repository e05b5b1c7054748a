/** Registers that a law demands, as pages and as files: read in parts, so that a file of any length costs the memory of one. */
import { type Column, columnsOf } from '@toric/contracts/register';
import type { z } from 'zod';
import { writeCsv } from './csv.ts';
import { type Cursor, decodeCursor, pageOf } from './cursor.ts';
import type { Streamed } from './file.ts';

/** The rows behind a place, oldest first. */
export type ReadRows<R extends Cursor> = (after: Cursor | undefined, limit: number) => Promise<readonly R[]>;
type Row = Readonly<Record<string, unknown>>;

const isMissing =
  (row: Row) =>
  ({ field, isDemanded }: Column) =>
    isDemanded && row[field] === null;

/** What a row lacks is said by the register itself. */
export function withMissing<S extends z.ZodObject, V extends Row>(schema: S, row: V): V & { missing: string[] } {
  const columns = columnsOf(schema);
  return { ...row, missing: columns.filter(isMissing(row)).map(({ field }) => field) };
}

type Register<R extends Cursor, V extends Row> = {
  readonly schema: z.ZodObject;
  readonly rows: ReadRows<R>;
  readonly view: (row: R) => V;
};

type Whole = { rows: number; missing: Record<string, number> };

/** `whole` is counted with the first page: it costs a look at every row. */
export async function registerPageOf<R extends Cursor, V extends Row>(
  { rows, view }: Register<R, V>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  count: () => Promise<Whole>,
) {
  const found = await rows(decodeCursor(cursor), limit + 1);
  return { ...pageOf({ rows: found }, limit, view), ...(cursor === undefined && { whole: await count() }) };
}

const AT_ONCE = 5_000;

/** Every row of the range, as a table whose head says what the law calls each field. */
export function registerFile<R extends Cursor, V extends Row>(fileName: string, register: Register<R, V>): Streamed {
  return { mediaType: 'text/csv', fileName, parts: partsOf(register) };
}

async function* partsOf<R extends Cursor, V extends Row>({
  schema,
  rows,
  view,
}: Register<R, V>): AsyncGenerator<string> {
  const columns = columnsOf(schema);
  yield writeCsv([[...columns.map(({ term, field }) => `${term} (${field})`), 'missing']]);
  let last: Cursor | undefined;
  for (;;) {
    const found = await rows(last, AT_ONCE);
    last = found.at(-1);
    if (!last) return;
    yield writeCsv(found.map((row) => cellsOf(columns, view(row))));
    if (found.length < AT_ONCE) return;
  }
}

const cellsOf = (columns: readonly Column[], row: Row): string[] => [
  ...columns.map(({ field }) => textOf(row[field])),
  columns
    .filter(isMissing(row))
    .map(({ field }) => field)
    .join(' '),
];

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
