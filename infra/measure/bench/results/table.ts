// Numbers and tables as people read them: in a terminal and in Markdown alike.
import { median } from './stats.ts';

/** As many digits as mean something. */
export function written(value: number): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 1 ? 1 : 3;
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** The median, and from where to where the repeats went. */
export function spreadOf(values: readonly number[]): string {
  if (values.length === 0) return '–';
  const middle = written(median(values));
  return values.length === 1 ? middle : `${middle} (${written(Math.min(...values))}–${written(Math.max(...values))})`;
}

/** The first row is the head; the first column is text, the others are numbers. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (column === 0 ? (cells[column] ?? '').padEnd(width) : (cells[column] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}
