/** GS1 application identifiers: how those are read that a lens box needs, and how long all others are. */
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { daysInMonth } from './calendar-day.ts';
import { gtinCheckDigit, isGtin } from './gs1.ts';

export type Read = { readonly value: string; readonly warning?: Text } | { readonly problem: Text };

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

function readGtin(text: string): Read {
  if (!/^\d{14}$/.test(text)) return { problem: NOT_14_DIGITS({ text }) };
  if (isGtin(text)) return { value: text };
  return { problem: CHECK_DIGIT({ text, expected: gtinCheckDigit(text.slice(0, -1)) }) };
}

/** GS1 window: at most 49 years back and 50 ahead of this year. */
function fullYear(twoDigits: number, thisYear: number): number {
  const year = thisYear - (thisYear % 100) + twoDigits;
  if (year - thisYear > 50) return year - 100;
  return year - thisYear < -49 ? year + 100 : year;
}

const NO_DATE = sentence({
  en: '"{text}" is not a date YYMMDD: scan the whole code again',
  zh: '“{text}”不是 YYMMDD 格式的日期：请重新扫描整个条码',
});
const DAY_00 = sentence({
  en: 'date {text} names no day: the last of the month is meant',
  zh: '日期 {text} 未写明日：视为当月最后一天',
});

function readDate(text: string, thisYear: number): Read {
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
  en: '"{text}" is longer than 20: the separator is missing, set the scanner to send FNC1 as ASCII 29',
  zh: '“{text}”超过 20 个字符：缺少分隔符，请将扫描器设为以 ASCII 29 发送 FNC1',
});
const NOT_GS1_TEXT = sentence({
  en: '"{text}" holds characters that GS1 does not allow: scan again, do not type',
  zh: '“{text}”含有 GS1 不允许的字符：请重新扫描，不要手工输入',
});

function readText(text: string): Read {
  if (text === '') return { problem: EMPTY() };
  if (text.length > 20) return { problem: TOO_LONG({ text }) };
  // GS1's character set 82
  if (/^[!"%-?A-Z_a-z]+$/.test(text)) return { value: text };
  return { problem: NOT_GS1_TEXT({ text }) };
}

export interface Identifier {
  readonly name: Text;
  readonly key: keyof BoxLabel;
  readonly read: (text: string, thisYear: number) => Read;
}

export const IDENTIFIERS: ReadonlyMap<string, Identifier> = new Map<string, Identifier>([
  ['01', { name: { en: 'GTIN', zh: 'GTIN' }, key: 'gtin', read: readGtin }],
  ['10', { name: { en: 'lot', zh: '批号' }, key: 'lot', read: readText }],
  ['11', { name: { en: 'date made', zh: '生产日期' }, key: 'madeOn', read: readDate }],
  ['17', { name: { en: 'expiry date', zh: '有效期' }, key: 'expiresOn', read: readDate }],
  ['21', { name: { en: 'serial number', zh: '序列号' }, key: 'serial', read: readText }],
]);

/** By the first two digits, the whole length: the table of predefined lengths in the GS1 General Specifications. */
const PREDEFINED: readonly (readonly [digits: RegExp, length: number])[] = [
  [/^00/, 20],
  [/^0[123]/, 16],
  [/^04/, 18],
  [/^1[1-9]/, 8],
  [/^20/, 4],
  [/^3[1-6]/, 10],
  [/^41/, 16],
];
/** Assigned, and ended by FNC1. */
const VARIABLE = /^(?:10|2[1-5]|30|37|39|4[023]|7[0-2]|8[0-2]|9\d)/;

/** How long the element is that `rest` begins with, identifier included; undefined where GS1 has no such identifier. */
export function elementLength(rest: string): number | 'variable' | undefined {
  if (VARIABLE.test(rest)) return 'variable';
  return PREDEFINED.find(([digits]) => digits.test(rest))?.[1];
}
