/** Registers that a law demands, as pages and as files. */
import { type Column, columnsOf } from '@toric/contracts/kernel/register';
import type { z } from 'zod';
import { csvFile, type ReadRows } from './csv.ts';
import { COUNTED_AT_MOST, type Cursor, decodeCursor, pageOf } from './cursor.ts';
import type { Streamed } from './file-reply.ts';

type Row = Readonly<Record<string, unknown>>;
type Said = Row & { readonly missing: readonly string[] };

const isMissing =
  (row: Row) =>
  ({ field, isDemanded }: Column) =>
    isDemanded && row[field] === null;

/** What a row lacks is said by the register itself. */
export function withMissing<S extends z.ZodObject, V extends Row>(schema: S, row: V): V & { missing: string[] } {
  const columns = columnsOf(schema);
  return { ...row, missing: columns.filter(isMissing(row)).map(({ field }) => field) };
}

type Register<R extends Cursor, V extends Said> = {
  readonly schema: z.ZodObject;
  readonly rows: ReadRows<R>;
  readonly view: (row: R) => V;
  /** As `csvFile` has it. */
  readonly atOnce?: number;
};

/** How many rows there are, looking at no more than so many, oldest first; and of these, in how many each field is missing. */
type Count = (atMost: number) => Promise<{ rows: number; missing: Record<string, number> }>;

/** With the first page alone, for it costs a look at each row: as a list's total it ends where nobody waits any longer. */
async function wholeOf(count: Count) {
  const counted = await count(COUNTED_AT_MOST);
  return { ...counted, isExact: counted.rows < COUNTED_AT_MOST };
}

export async function registerPageOf<R extends Cursor, V extends Said>(
  { rows, view }: Register<R, V>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  count: Count,
) {
  const found = await rows(decodeCursor(cursor), limit + 1);
  return { ...pageOf({ rows: found }, limit, view), ...(cursor === undefined && { whole: await wholeOf(count) }) };
}

/** Every row of the range, as a table whose head says what the law calls each field. */
export function registerFile<R extends Cursor, V extends Said>(
  fileName: string,
  { schema, rows, view, atOnce }: Register<R, V>,
): Streamed {
  const columns = columnsOf(schema);
  const head = [...columns.map(({ term, field }) => `${term} (${field})`), 'missing'];
  return csvFile(fileName, { head, rows, atOnce, cells: (row) => cellsOf(columns, view(row)) });
}

const cellsOf = (columns: readonly Column[], row: Said): string[] => [
  ...columns.map(({ field }) => textOf(row[field])),
  row.missing.join(' '),
];

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
