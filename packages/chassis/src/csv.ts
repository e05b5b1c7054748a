/** Tables as files: a part is read and sent before the next one is read, so that one of any length costs the memory of a part. */
import type { Cursor } from './cursor.ts';
import type { Streamed } from './file-reply.ts';

/** The rows behind a place, in the order of the table. */
export type ReadRows<R extends Cursor> = (after: Cursor | undefined, limit: number) => Promise<readonly R[]>;

type Table<R extends Cursor> = {
  readonly head: readonly string[];
  readonly rows: ReadRows<R>;
  readonly cells: (row: R) => readonly string[];
  /** Rows that are read at once; as many as cost little memory. */
  readonly atOnce?: number | undefined;
};

export function csvFile<R extends Cursor>(fileName: string, table: Table<R>): Streamed {
  return { mediaType: 'text/csv', fileName, parts: partsOf(table) };
}

async function* partsOf<R extends Cursor>({ head, rows, cells, atOnce = 5_000 }: Table<R>): AsyncGenerator<string> {
  yield writeCsv([head]);
  let last: Cursor | undefined;
  for (;;) {
    const found = await rows(last, atOnce);
    last = found.at(-1);
    if (!last) return;
    yield writeCsv(found.map(cells));
    if (found.length < atOnce) return;
  }
}

/** A spreadsheet takes a text that begins so for a formula, and would carry it out. */
const FORMULA = /^[=+\-@\t\r]/;

function written(cell: string): string {
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(written).join(',')}\r\n`).join('');
