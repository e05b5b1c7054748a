/** Describes a row of a CSV file. `line` is the number of the line on which the row begins, counted from 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };
/**
 * Reports the first cell whose quotes break RFC 4180. `badQuotesOn` is the number of the line on which this cell
 * begins.
 */
export type BadQuotes = { readonly badQuotesOn: number };

const UNQUOTED_CELL = /[^",\r\n]*/y;
const CELL_END = /,|\r\n?|\n|$/y;
const LINE_ENDS = /\r\n?|\n/g;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

type Cell = { readonly value: string; readonly end: number };

/**
 * Returns the cell that begins at `at`, and the index at which it ends. Returns undefined if a quoted cell is not
 * closed.
 */
function cellAt(text: string, at: number): Cell | undefined {
  if (text[at] !== '"') {
    const value = matchAt(UNQUOTED_CELL, text, at) ?? '';
    return { value, end: at + value.length };
  }
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return end < 0 ? undefined : { value: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 };
}

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Reads CSV as spreadsheets write it (RFC 4180). Returns the rows except the blank ones, or the line of the first wrong
 * quotes. `packages/chassis/src/files/csv.ts` writes CSV.
 */
export function readCsv(text: string): readonly CsvRow[] | BadQuotes {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let [at, line, firstLine] = [text.startsWith(BYTE_ORDER_MARK) ? 1 : 0, 1, 1];
  while (at < text.length || cells.length > 0) {
    const cell = cellAt(text, at);
    const end = cell && matchAt(CELL_END, text, cell.end);
    if (!cell || end === undefined) return { badQuotesOn: line };
    cells.push(cell.value);
    at = cell.end + end.length;
    line += (cell.value.match(LINE_ENDS) ?? []).length;
    if (end === ',') continue;
    if (cells.some((value) => value.trim() !== '')) rows.push({ line: firstLine, cells });
    cells = [];
    firstLine = line += 1;
  }
  return rows;
}
