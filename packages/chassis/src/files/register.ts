// Serves the registers (lists that a law demands) as pages of JSON and as CSV files.
import { type Column, columnsOf } from '@toric/contracts/kernel/register';
import type { z } from 'zod';
import { csvFile, type ReadRows } from './csv.ts';
import { COUNTED_AT_MOST, type Cursor, decodeCursor, pageOf } from '../data/cursor.ts';
import type { StreamedFile } from '../http/file-reply.ts';

type Row = Readonly<Record<string, unknown>>;
type RegisterRow = Row & { readonly missing: readonly string[] };

const isMissing =
  (row: Row) =>
  ({ field, isDemanded }: Column) =>
    isDemanded && row[field] === null;

/** Returns the row with `missing`: the names of the fields that the law demands and that are null in the row. */
export function withMissing<S extends z.ZodObject, V extends Row>(schema: S, row: V): V & { missing: string[] } {
  const columns = columnsOf(schema);
  return { ...row, missing: columns.filter(isMissing(row)).map(({ field }) => field) };
}

type Register<R extends Cursor, V extends RegisterRow> = {
  readonly schema: z.ZodObject;
  readonly rows: ReadRows<R>;
  readonly view: (row: R) => V;
  /** Limits the number of rows that are read and sent together (see `csvFile`). */
  readonly batchSize?: number;
};

/**
 * Counts at most `atMost` rows, oldest first. `missing` maps each field to the number of these rows in which it is
 * missing.
 */
type Count = (atMost: number) => Promise<{ rows: number; missing: Record<string, number> }>;

/**
 * Returns the figures of the whole register. Like the total of a list, they cover at most 10,000 rows; `isExact` is
 * false if counting stopped there.
 */
async function figuresOf(count: Count) {
  const counted = await count(COUNTED_AT_MOST);
  return { ...counted, isExact: counted.rows < COUNTED_AT_MOST };
}

/**
 * Returns one page of a register. Only the first page contains the figures of the whole register, because computing
 * them reads every counted row.
 */
export async function registerPageOf<R extends Cursor, V extends RegisterRow>(
  { rows, view }: Register<R, V>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  count: Count,
) {
  const page = pageOf({ rows: await rows(decodeCursor(cursor), limit + 1) }, limit, view);
  return { ...page, ...(cursor === undefined && { whole: await figuresOf(count) }) };
}

/** Returns the whole register as a CSV file. The heading of each column contains the law's term and the field name. */
export function registerFile<R extends Cursor, V extends RegisterRow>(
  fileName: string,
  { schema, rows, view, batchSize }: Register<R, V>,
): StreamedFile {
  const columns = columnsOf(schema);
  const head = [...columns.map(({ term, field }) => `${term} (${field})`), 'missing'];
  return csvFile(fileName, { head, rows, batchSize, cells: (row) => cellsOf(columns, view(row)) });
}

const cellsOf = (columns: readonly Column[], row: RegisterRow): string[] => [
  ...columns.map(({ field }) => textOf(row[field])),
  row.missing.join(' '),
];

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
