import type { Cursor } from '../data/cursor.ts';
import { viewsOf } from '../data/unreadable.ts';
import type { StreamedFile } from '../http/file-reply.ts';

/** Returns at most `limit` rows after the cursor, in the order of the table. */
export type ReadRows<R extends Cursor> = (after: Cursor | undefined, limit: number) => Promise<readonly R[]>;

type Table<R extends Cursor> = {
  readonly head: readonly string[];
  readonly rows: ReadRows<R>;
  readonly cells: (row: R) => readonly string[];
  /** Limits the number of rows that are read and sent together. */
  readonly batchSize?: number | undefined;
};

/** Returns a CSV file that is sent batch by batch, so that a file of any length needs only the memory of one batch. */
export function csvFile<R extends Cursor>(fileName: string, table: Table<R>): StreamedFile {
  return { mediaType: 'text/csv', fileName, chunks: chunksOf(table) };
}

/** Excel reads a CSV file without this mark in the old encoding of its country, e.g. GBK in China. */
const BYTE_ORDER_MARK = '\uFEFF';

async function* chunksOf<R extends Cursor>({ head, rows, cells, batchSize = 5_000 }: Table<R>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + writeCsv([head]);
  let last: Cursor | undefined;
  for (;;) {
    const batch = await rows(last, batchSize);
    last = batch.at(-1);
    if (!last) return;
    yield writeCsv(batch.map((row) => cellsOf(row, cells)));
    if (batch.length < batchSize) return;
  }
}

/**
 * Returns the cells of a row. The line of an unreadable row has only its id, so that the rows after it are still in the
 * file.
 */
function cellsOf<R extends Cursor>(row: R, cells: (row: R) => readonly string[]): readonly string[] {
  const { data, unreadable = [] } = viewsOf([row], cells);
  return data[0] ?? unreadable.map(({ id }) => `unreadable: ${id}`);
}

/**
 * A spreadsheet executes a cell that begins with one of these characters as a formula (CSV injection). The spreadsheet
 * may skip spaces and invisible characters before them.
 */
const FORMULA = /^[\s\p{Cf}]*[=+\-@]|^[\t\r\n]/u;
/**
 * Returns true if a spreadsheet would execute the cell. A Chinese or Japanese spreadsheet reads full-width signs, e.g.
 * U+FF1D for `=`, as the signs that NFKC makes of them.
 */
const isFormula = (cell: string) => FORMULA.test(cell.normalize('NFKC'));

function escapeCell(cell: string): string {
  const text = isFormula(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(escapeCell).join(',')}\r\n`).join('');
