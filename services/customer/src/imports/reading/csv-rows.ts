/**
 * Parses the rows of a CSV file, which is fed piece by piece. A quote that is never closed damages only its own line.
 */

type CsvRows = {
  /** Returns the rows that are complete after this text was added. */
  feed(text: string): string[][];
  /** Returns the remaining rows at the end of the file. */
  end(): string[][];
};

const QUOTE = '"';
/** If a quoted cell is longer than this number of characters, its opening quote was a mistake. */
const LONGEST_CELL = 32_768;

type Row = { readonly cells: readonly string[]; readonly next: number };

export function csvRows(delimiter: string): CsvRows {
  let rest = '';
  function take(isEnd: boolean): string[][] {
    const rows: string[][] = [];
    let at = 0;
    for (;;) {
      const row = rowAt(rest, at, { delimiter, isEnd });
      if (!row) break;
      at = row.next;
      if (row.cells.some((cell) => cell !== '')) rows.push([...row.cells]);
    }
    rest = rest.slice(at);
    return rows;
  }
  return {
    feed(text) {
      rest += text;
      return take(false);
    },
    end: () => take(true),
  };
}

type Reading = { readonly delimiter: string; readonly isEnd: boolean };

/** Returns the row that begins at this index. Returns undefined if its end has not arrived yet. */
function rowAt(text: string, from: number, reading: Reading): Row | undefined {
  if (from >= text.length) return undefined;
  const cells: string[] = [];
  for (let at = from; ; ) {
    const cell = text[at] === QUOTE ? quotedCell(text, at, reading) : plainCell(text, at, reading);
    if (cell === 'broken') return plainRow(text, from, reading);
    if (!cell) return undefined;
    cells.push(cell.value);
    if (cell.endsRow) return { cells, next: cell.next };
    at = cell.next;
  }
}

type Cell = { readonly value: string; readonly next: number; readonly endsRow: boolean };

/** Returns the index after a line break. Returns undefined if a line feed may still follow a carriage return. */
function afterBreak(text: string, at: number, isEnd: boolean): number | undefined {
  if (text[at] === '\n') return at + 1;
  if (at + 1 === text.length && !isEnd) return undefined;
  return text[at + 1] === '\n' ? at + 2 : at + 1;
}

function plainCell(text: string, from: number, { delimiter, isEnd }: Reading): Cell | undefined {
  for (let at = from; at < text.length; at++) {
    const letter = text[at];
    if (letter === delimiter) return { value: text.slice(from, at), next: at + 1, endsRow: false };
    if (letter !== '\n' && letter !== '\r') continue;
    const next = afterBreak(text, at, isEnd);
    return next === undefined ? undefined : { value: text.slice(from, at), next, endsRow: true };
  }
  return isEnd ? { value: text.slice(from), next: text.length, endsRow: true } : undefined;
}

function quotedCell(text: string, from: number, { delimiter, isEnd }: Reading): Cell | 'broken' | undefined {
  let value = '';
  for (let at = from + 1; ; ) {
    const end = text.indexOf(QUOTE, at);
    if (end === -1) return isEnd || text.length - from > LONGEST_CELL ? 'broken' : undefined;
    value += text.slice(at, end);
    const after = text[end + 1];
    if (after === undefined && !isEnd) return undefined; // this quote may be the first of a doubled quote
    if (value.length > LONGEST_CELL) return 'broken';
    if (after === QUOTE) {
      value += QUOTE;
      at = end + 2;
      continue;
    }
    if (after === delimiter) return { value, next: end + 2, endsRow: false };
    if (after !== undefined && after !== '\n' && after !== '\r') return 'broken';
    const next = after === undefined ? end + 1 : afterBreak(text, end + 1, isEnd);
    return next === undefined ? undefined : { value, next, endsRow: true };
  }
}

/** Returns the line as a row in which a quote is a normal character. */
function plainRow(text: string, from: number, reading: Reading): Row | undefined {
  const cells: string[] = [];
  for (let at = from; ; ) {
    const cell = plainCell(text, at, reading);
    if (!cell) return undefined;
    cells.push(cell.value);
    if (cell.endsRow) return { cells, next: cell.next };
    at = cell.next;
  }
}
