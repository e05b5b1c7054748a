import type { Cursor } from '../data/cursor.ts';
import type { StreamedFile } from '../http/file-reply.ts';

/** Returns at most `limit` rows after the cursor, in the order of the table. */
export type ReadRows<R extends Cursor> = (after: Cursor | undefined, limit: number) => Promise<readonly R[]>;

type Table<R extends Cursor> = {
  readonly head: readonly string[];
  readonly rows: ReadRows<R>;
  readonly cells: (row: R) => readonly string[];
  /** The number of rows that are read and sent together. */
  readonly batchSize?: number | undefined;
};

/** Returns a CSV file that is sent batch by batch, so that a file of any length needs only the memory of one batch. */
export function csvFile<R extends Cursor>(fileName: string, table: Table<R>): StreamedFile {
  return { mediaType: 'text/csv', fileName, chunks: chunksOf(table) };
}

async function* chunksOf<R extends Cursor>({ head, rows, cells, batchSize = 5_000 }: Table<R>): AsyncGenerator<string> {
  yield writeCsv([head]);
  let last: Cursor | undefined;
  for (;;) {
    const batch = await rows(last, batchSize);
    last = batch.at(-1);
    if (!last) return;
    yield writeCsv(batch.map(cells));
    if (batch.length < batchSize) return;
  }
}

/** A spreadsheet executes a cell that begins with one of these characters as a formula (CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

function escapeCell(cell: string): string {
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(escapeCell).join(',')}\r\n`).join('');
