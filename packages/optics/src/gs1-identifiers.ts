// GS1 application identifiers (GS1 General Specifications). This file has readers for the identifiers on a lens box,
// and the lengths of the elements of all assigned identifiers.
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { daysInMonth } from './calendar-day.ts';
import { gtinCheckDigit, isGtin } from './gs1.ts';

export type ReadResult = { readonly value: string; readonly warning?: Text } | { readonly problem: Text };

/** The elements of a box's code that the shop uses. Days are YYYY-MM-DD. */
export interface BoxLabel {
  readonly gtin?: string;
  readonly lot?: string;
  readonly madeOn?: string;
  readonly expiresOn?: string;
  readonly serial?: string;
}

const NOT_14_DIGITS = sentence({
  en: '"{text}" is not a GTIN of 14 digits: scan the whole code again',
  zh: '“{text}”不是 14 位的 GTIN：请重新扫描整个条码',
});
const CHECK_DIGIT = sentence({
  en: 'GTIN {text} fails its check digit ({expected} expected): a digit was misread, scan again',
  zh: 'GTIN {text} 的校验位不正确（应为 {expected}）：有数字误读，请重新扫描',
});

function readGtin(text: string): ReadResult {
  if (!/^\d{14}$/.test(text)) return { problem: NOT_14_DIGITS({ text }) };
  if (isGtin(text)) return { value: text };
  return { problem: CHECK_DIGIT({ text, expected: gtinCheckDigit(text.slice(0, -1)) }) };
}

/**
 * Returns the year with these last two digits, from 49 years before this year to 50 years after it. Source: GS1 General
 * Specifications, century in dates.
 */
function fullYear(twoDigits: number, thisYear: number): number {
  const year = thisYear - (thisYear % 100) + twoDigits;
  if (year - thisYear > 50) return year - 100;
  return year - thisYear < -49 ? year + 100 : year;
}

const NO_DATE = sentence({
  en: '"{text}" is not a date in the form YYMMDD: scan the whole code again',
  zh: '“{text}”不是 YYMMDD 格式的日期：请重新扫描整个条码',
});
const DAY_00 = sentence({
  en: 'date {text} has day 00, which means the last day of the month',
  zh: '日期 {text} 未写明日：视为当月最后一天',
});

/**
 * Reads a date in the form YYMMDD. Day 00 means the last day of the month (GS1 General Specifications). Boxes of old
 * stock still have such dates.
 */
function readDate(text: string, thisYear: number): ReadResult {
  const wrong = { problem: NO_DATE({ text }) };
  if (!/^\d{6}$/.test(text)) return wrong;
  const [year, month, day] = [fullYear(Number(text.slice(0, 2)), thisYear), text.slice(2, 4), text.slice(4)];
  if (Number(month) < 1 || Number(month) > 12) return wrong;
  const last = daysInMonth(year, Number(month));
  if (Number(day) > last) return wrong;
  if (day !== '00') return { value: `${year}-${month}-${day}` };
  return { value: `${year}-${month}-${last}`, warning: DAY_00({ text }) };
}

const EMPTY = sentence({ en: 'it is empty: scan the whole code again', zh: '内容为空：请重新扫描整个条码' });
const TOO_LONG = sentence({
  en: '"{text}" is longer than 20 characters, so the separator is missing: set the scanner to send FNC1 as ASCII 29',
  zh: '“{text}”超过 20 个字符：缺少分隔符，请将扫描器设为以 ASCII 29 发送 FNC1',
});
const NOT_GS1_TEXT = sentence({
  en: '"{text}" contains characters that GS1 does not allow: scan the code again instead of typing it',
  zh: '“{text}”含有 GS1 不允许的字符：请重新扫描，不要手工输入',
});

function readText(text: string): ReadResult {
  if (text === '') return { problem: EMPTY() };
  if (text.length > 20) return { problem: TOO_LONG({ text }) };
  // these are the characters of the GS1 AI encodable character set 82
  if (/^[!"%-?A-Z_a-z]+$/.test(text)) return { value: text };
  return { problem: NOT_GS1_TEXT({ text }) };
}

export interface Identifier {
  readonly name: Text;
  readonly key: keyof BoxLabel;
  /** Reads the text after the identifier; `thisYear` decides the century of a two-digit year. */
  readonly read: (text: string, thisYear: number) => ReadResult;
}

/** The GS1 application identifiers that this reader understands, by their code in the bar code. */
export const IDENTIFIERS: ReadonlyMap<string, Identifier> = new Map<string, Identifier>([
  ['01', { name: { en: 'GTIN', zh: 'GTIN' }, key: 'gtin', read: readGtin }],
  ['10', { name: { en: 'lot', zh: '批号' }, key: 'lot', read: readText }],
  ['11', { name: { en: 'date made', zh: '生产日期' }, key: 'madeOn', read: readDate }],
  ['17', { name: { en: 'expiry date', zh: '有效期' }, key: 'expiresOn', read: readDate }],
  ['21', { name: { en: 'serial number', zh: '序列号' }, key: 'serial', read: readText }],
]);

/** Lengths of elements in characters, identifier included. Source: GS1 General Specifications, predefined lengths. */
const PREDEFINED: readonly (readonly [digits: RegExp, length: number])[] = [
  [/^00/, 20],
  [/^0[123]/, 16],
  [/^04/, 18],
  [/^1[1-9]/, 8],
  [/^20/, 4],
  [/^3[1-6]/, 10],
  [/^41/, 16],
];
/** Assigned identifiers of variable length. FNC1 ends such an element unless it is the last one. */
const VARIABLE = /^(?:10|2[1-5]|30|37|39|4[023]|7[0-2]|8[0-2]|9\d)/;

/**
 * Returns the length of the first element, identifier included, or `variable` if FNC1 ends it. Returns undefined for an
 * unassigned identifier.
 */
export function elementLength(rest: string): number | 'variable' | undefined {
  if (VARIABLE.test(rest)) return 'variable';
  return PREDEFINED.find(([digits]) => digits.test(rest))?.[1];
}
