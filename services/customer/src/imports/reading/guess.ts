/** Guesses the format of a file from its first bytes and rows. */
import { isUtf8 } from 'node:buffer';
import type { DateOrder, Delimiter, FileEncoding, FileFormat } from '@toric/contracts/customer/imports/import-field';
import { csvRows } from './csv-rows.ts';

export const SIGN_OF: Readonly<Record<Delimiter, string>> = { comma: ',', semicolon: ';', tab: '\t', bar: '|' };

const startsWith = (bytes: Buffer, ...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte);

/** Returns the encoding of a text file. `bytes` is the beginning of the file, which may end within a character. */
export function guessEncoding(bytes: Buffer): FileEncoding {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const zeros = [0, 1].map((parity) => bytes.filter((byte, index) => byte === 0 && index % 2 === parity).length);
  const [even = 0, odd = 0] = zeros;
  // every ASCII letter in UTF-16 has a zero byte
  if (odd > bytes.length / 8) return 'utf-16le';
  if (even > bytes.length / 8) return 'utf-16be';
  if ([0, 1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, bytes.length - cut)))) return 'utf-8';
  return looksChinese(bytes) ? 'gb18030' : 'windows-1252';
}

/**
 * Returns true if most bytes above ASCII are in pairs of the range of GB 2312, which contains all common characters. In
 * a Western text, a letter with an accent is usually alone.
 */
function looksChinese(bytes: Buffer): boolean {
  let [pairs, others] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
    if (first < 0x80) continue;
    if (first >= 0xa1 && first <= 0xf7 && second >= 0xa1) {
      pairs++;
      at++;
    } else others++;
  }
  return pairs > others;
}

/** Returns the format by the first bytes: a workbook is a ZIP archive, and JSON begins with a bracket. */
export function guessFormat(bytes: Buffer, encoding: FileEncoding): FileFormat {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx';
  const text = new TextDecoder(encoding).decode(bytes).trimStart();
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return 'csv';
  const [line = ''] = text.split(/\r?\n/, 1);
  return isObject(line) ? 'json-lines' : 'json';
}

function isObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

/** Returns the delimiter that gives most rows the same number of columns, and more than one column. */
export function guessDelimiter(text: string): Delimiter {
  const scores = (Object.keys(SIGN_OF) as Delimiter[]).map((name) => {
    const rows = csvRows(SIGN_OF[name]).feed(text).slice(0, 50);
    const widths = rows.map(({ length }) => length);
    const width = widths[0] ?? 1;
    const alike = widths.filter((one) => one === width).length;
    return { name, score: width > 1 ? alike * Math.min(width, 50) : 0 };
  });
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).name;
}

const NUMBERS = /^\s*(\d{1,4})[./\-\s](\d{1,2})[./\-\s](\d{1,4})(?:[T\s].*)?$/;

/**
 * Returns true for three numbers of which one is a year and the two others may be a day and a month. A telephone number
 * does not look like this.
 */
function isLikeDate([, first = '', second = '', third = '']: readonly string[]): boolean {
  const day = first.length === 4 ? third : first;
  return (first.length === 4 || third.length === 4) && Number(day) <= 31 && Number(second) <= 31;
}

/**
 * Returns the order of the dates among these values. Returns undefined if they fit more than one order, or if there is
 * no date.
 */
export function guessDateOrder(values: readonly string[]): DateOrder | undefined {
  const dates = values.flatMap((value) => {
    const parts = NUMBERS.exec(value.replace(/[年月]/g, '-').replace('日', ''));
    return parts && isLikeDate(parts) ? [parts.slice(1)] : [];
  });
  if (dates.length === 0) return undefined;
  if (dates.every(([year = '']) => year.length === 4)) return 'year-month-day';
  if (dates.some(([first]) => Number(first) > 12)) return 'day-month-year';
  if (dates.some(([, second]) => Number(second) > 12)) return 'month-day-year';
  return undefined;
}

/**
 * Returns true if the first row looks like names of columns: no cell is a number or has an @, and no cell occurs twice.
 */
export function guessHeading([first = []]: readonly (readonly string[])[]): boolean {
  const cells = first.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const isName = (cell: string) => !/^[\d\s.,/:+-]+$/.test(cell) && !cell.includes('@') && cell.length <= 80;
  return cells.length > 0 && cells.every(isName) && new Set(cells).size === cells.length;
}
