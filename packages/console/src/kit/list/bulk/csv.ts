/**
 * Spreadsheets run a cell that begins with one of these characters as a formula. An apostrophe before it makes it a
 * text.
 */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

/** Returns the text of one cell of a CSV file (RFC 4180), without formulas. A negative number stays a number. */
export function csvCell(text: string): string {
  const isNumber = /^-\d+([.,]\d+)?$/.test(text);
  const safe = FORMULA.test(text) && !isNumber ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** The byte order mark at the beginning of the file makes Excel read the text as UTF-8. */
export const CSV_MARK = '\uFEFF';
export const csvFile = (lines: readonly string[]): Blob => new Blob([CSV_MARK, ...lines], { type: 'text/csv' });
