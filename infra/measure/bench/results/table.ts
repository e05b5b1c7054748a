/** Formats numbers and tables, for a terminal and for Markdown. */
import { median } from './stats.ts';

/**
 * Returns a number as text: no decimals for integers and from 100 on, one decimal from 1 on, three decimals below 1.
 */
export function formatNumber(value: number): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 1 ? 1 : 3;
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/**
 * Returns the median as text, with the lowest and the highest repeat in brackets. Returns a dash if there are no
 * values.
 */
export function formatSpread(values: readonly number[]): string {
  if (values.length === 0) return '–';
  const middle = formatNumber(median(values));
  return values.length === 1
    ? middle
    : `${middle} (${formatNumber(Math.min(...values))}–${formatNumber(Math.max(...values))})`;
}

/**
 * Returns a table in Markdown. The first row is the header. The first column is text, and the other columns are
 * numbers.
 */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (column === 0 ? (cells[column] ?? '').padEnd(width) : (cells[column] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}
