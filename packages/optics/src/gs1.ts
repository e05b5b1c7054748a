/** GS1 on lens boxes: GTIN check digits and the element string that a scanner reads (GTIN, lot, dates, serial). */
import { daysInMonth, toDayNumber } from './calendar-day.ts';

export const FNC1 = String.fromCharCode(29);

export interface BoxLabel {
  readonly gtin?: string;
  readonly lot?: string;
  readonly madeOn?: string;
  readonly expiresOn?: string;
  readonly serial?: string;
}
export type ScanResult =
  | { readonly ok: true; readonly label: BoxLabel; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problem: string };

type Read = { readonly value: string; readonly warning?: string } | { readonly problem: string };

/** The digit that completes 7, 11, 12 or 13 digits: weights 3 and 1 from the right. */
export function gtinCheckDigit(body: string): number {
  if (!/^\d{7}$|^\d{11,13}$/.test(body)) {
    throw new RangeError(`"${body}" is not a GTIN without its check digit: give 7, 11, 12 or 13 digits`);
  }
  const sum = Array.from(body)
    .reverse()
    .reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** 8, 12, 13 or 14 digits, the last of which checks the others. */
export function isGtin(text: string): boolean {
  return /^\d{8}$|^\d{12,14}$/.test(text) && gtinCheckDigit(text.slice(0, -1)) === Number(text.at(-1));
}

function readGtin(text: string): Read {
  if (!/^\d{14}$/.test(text)) return { problem: `"${text}" is not a GTIN of 14 digits: scan the whole code again` };
  if (isGtin(text)) return { value: text };
  const expected = gtinCheckDigit(text.slice(0, -1));
  return { problem: `GTIN ${text} fails its check digit (${expected} expected): a digit was misread, scan again` };
}

/** GS1 window: at most 49 years back and 50 ahead of this year. */
function fullYear(twoDigits: number, thisYear: number): number {
  const year = thisYear - (thisYear % 100) + twoDigits;
  if (year - thisYear > 50) return year - 100;
  return year - thisYear < -49 ? year + 100 : year;
}

function readDate(text: string, thisYear: number): Read {
  const wrong = { problem: `"${text}" is not a date YYMMDD: scan the whole code again` };
  if (!/^\d{6}$/.test(text)) return wrong;
  const [year, month, day] = [fullYear(Number(text.slice(0, 2)), thisYear), text.slice(2, 4), text.slice(4)];
  if (Number(month) < 1 || Number(month) > 12) return wrong;
  const last = daysInMonth(year, Number(month));
  if (Number(day) > last) return wrong;
  if (day !== '00') return { value: `${year}-${month}-${day}` };
  return { value: `${year}-${month}-${last}`, warning: `date ${text} names no day: the last of the month is meant` };
}

function readText(text: string): Read {
  if (text === '') return { problem: 'it is empty: scan the whole code again' };
  if (text.length > 20) {
    return {
      problem: `"${text}" is longer than 20: the separator is missing, set the scanner to send FNC1 as ASCII 29`,
    };
  }
  // GS1's character set 82
  if (/^[!"%-?A-Z_a-z]+$/.test(text)) return { value: text };
  return { problem: `"${text}" holds characters that GS1 does not allow: scan again, do not type` };
}

interface Identifier {
  readonly name: string;
  readonly key: keyof BoxLabel;
  /** Absent: variable, up to the next FNC1 or the end. */
  readonly length?: number;
  readonly read: (text: string, thisYear: number) => Read;
}
const IDENTIFIERS: ReadonlyMap<string, Identifier> = new Map<string, Identifier>([
  ['01', { name: 'GTIN', key: 'gtin', length: 14, read: readGtin }],
  ['10', { name: 'lot', key: 'lot', read: readText }],
  ['11', { name: 'date made', key: 'madeOn', length: 6, read: readDate }],
  ['17', { name: 'expiry date', key: 'expiresOn', length: 6, read: readDate }],
  ['21', { name: 'serial number', key: 'serial', read: readText }],
]);

function takeElement(rest: string): { code: string; text: string; after: string; stray: boolean } {
  const length = IDENTIFIERS.get(rest.slice(0, 2))?.length;
  const separator = rest.indexOf(FNC1, 2);
  const end = length === undefined ? (separator === -1 ? rest.length : separator) : 2 + length;
  const ended = rest[end] === FNC1;
  // a separator after a fixed-length element is a mistake of the printer that costs nothing to forgive
  const stray = ended && length !== undefined;
  return { code: rest.slice(0, 2), text: rest.slice(2, end), after: rest.slice(ended ? end + 1 : end), stray };
}

function withoutPrefix(scanned: string): { rest: string } | { problem: string } {
  const prefix = /^\][A-Za-z]\d/.exec(scanned)?.[0];
  if (prefix !== undefined && ![']d2', ']C1', ']Q3'].includes(prefix)) {
    return { problem: `${prefix} is not a GS1 symbol: scan the GS1 DataMatrix, GS1-128 or GS1 QR code of the box` };
  }
  const text = scanned.slice(prefix?.length ?? 0);
  const rest = text.startsWith(FNC1) ? text.slice(1) : text;
  if (rest === '') return { problem: 'nothing was scanned: scan the code of the box' };
  if (!rest.startsWith('(')) return { rest };
  return { problem: 'the parentheses are printed for people and not part of the code: scan it, or leave them out' };
}

/** Reads a scanned element string; `today` (YYYY-MM-DD) places its two-digit years. */
export function parseElementString(scanned: string, today: string): ScanResult {
  toDayNumber(today); // throws on anything but a calendar day
  const thisYear = Number(today.slice(0, 4));
  const start = withoutPrefix(scanned);
  if ('problem' in start) return { ok: false, problem: start.problem };
  const label: { -readonly [key in keyof BoxLabel]: BoxLabel[key] } = {};
  const warnings: string[] = [];
  for (let { rest } = start; rest !== ''; ) {
    const { code, text, after, stray } = takeElement(rest);
    const identifier = IDENTIFIERS.get(code);
    if (!identifier) {
      const known = [...IDENTIFIERS.keys()].join(', ');
      return { ok: false, problem: `"${code}" is not an identifier read here (${known}): scan the code of the box` };
    }
    const element = identifier.read(text, thisYear);
    if ('problem' in element) return { ok: false, problem: `(${code}) ${identifier.name}: ${element.problem}` };
    if ((label[identifier.key] ?? element.value) !== element.value) {
      return { ok: false, problem: `(${code}) ${identifier.name} occurs twice and differs: scan one box at a time` };
    }
    label[identifier.key] = element.value;
    if (element.warning !== undefined) warnings.push(`(${code}) ${identifier.name}: ${element.warning}`);
    if (stray) warnings.push(`(${code}) ${identifier.name}: a separator follows it that does not belong there`);
    rest = after;
  }
  return { ok: true, label, warnings };
}
