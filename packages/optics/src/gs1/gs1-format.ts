// Checks the data of one GS1 element against the format of its identifier.
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { gtinCheckDigit } from '../gs1.ts';
import { readDate } from './gs1-date.ts';
import { FNC1 } from './gs1-scan.ts';
import type { FormatPart, Gs1Identifier } from './gs1-table.ts';

const EMPTY = sentence({ en: 'it is empty: scan the whole code again', zh: '内容为空：请重新扫描整个条码' });
const CUT_SHORT = sentence({
  en: '"{text}" is cut short: scan the whole code again',
  zh: '“{text}”不完整：请重新扫描整个条码',
});
const TOO_LONG = sentence({
  en: '"{text}" is longer than {most} characters, so the separator is missing: set the scanner to send FNC1 as ASCII 29',
  zh: '“{text}”超过 {most} 个字符：缺少分隔符，请将扫描器设为以 ASCII 29 发送 FNC1',
});
const NO_DIGITS = sentence({
  en: '"{text}" must be digits: scan the whole code again',
  zh: '“{text}”应为数字：请重新扫描整个条码',
});
const NOT_GS1_TEXT = sentence({
  en: '"{text}" contains characters that GS1 does not allow: scan the code again instead of typing it',
  zh: '“{text}”含有 GS1 不允许的字符：请重新扫描，不要手工输入',
});
const CHECK_DIGIT = sentence({
  en: '{text} fails its check digit ({expected} expected): a digit was misread, scan again',
  zh: '{text} 的校验位不正确（应为 {expected}）：有数字误读，请重新扫描',
});
const CHECK_PAIR = sentence({
  en: '{text} fails its check characters ({expected} expected): a character was misread, scan again',
  zh: '{text} 的校验字符不正确（应为 {expected}）：有字符误读，请重新扫描',
});
const NO_TIME = sentence({
  en: '"{text}" is not a time in the form HHMM: scan the whole code again',
  zh: '“{text}”不是 HHMM 格式的时间：请重新扫描整个条码',
});
const NO_LETTER = sentence({
  en: '{text} must contain a character that is no digit: scan the code again instead of typing it',
  zh: '{text} 必须含有非数字字符：请重新扫描，不要手工输入',
});

/** Maps the character sets of the GS1 General Specifications to patterns: digits, set 82, set 39, base64url. */
const ALLOWED: Readonly<Record<FormatPart['characters'], RegExp>> = {
  N: /^\d*$/,
  X: /^[!"%-?A-Z_a-z]*$/,
  Y: /^[#\-/0-9A-Z]*$/,
  Z: /^[-0-9A-Z_a-z=]*$/,
};

/** Lists the characters of set 82 in the order in which check characters count them. */
const SET_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const SET_32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83];

/**
 * Returns the pair of check characters of a text of at most 23 characters of set 82. Source: GS1 General
 * Specifications, check character calculation for alphanumeric keys (weights are primes from the right, modulo 1021).
 */
export function checkPair(text: string): string {
  const sum = Array.from(text)
    .reverse()
    .reduce((total, character, i) => total + SET_82.indexOf(character) * (PRIMES[i] ?? 0), 0);
  return `${SET_32[(sum % 1021) >> 5]}${SET_32[(sum % 1021) & 31]}`;
}

function checkDigitProblem(text: string): Text | undefined {
  const body = text.slice(0, -1);
  // the check digits of GTIN, GLN and SSCC follow one rule: weights 3 and 1 from the right
  const padded = body.length > 13 ? undefined : gtinCheckDigit(body.padStart(13, '0'));
  const expected = padded ?? longCheckDigit(body);
  return Number(text.at(-1)) === expected ? undefined : CHECK_DIGIT({ text, expected });
}

function longCheckDigit(body: string): number {
  const sum = Array.from(body)
    .reverse()
    .reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

function checkProblem(check: string, text: string, thisYear: number): Text | undefined {
  if (check === 'check') return checkDigitProblem(text);
  if (check === 'letter') return /\D/.test(text) ? undefined : NO_LETTER({ text });
  if (check === 'time') return /^(?:[01]\d|2[0-3])[0-5]\d$/.test(text) ? undefined : NO_TIME({ text });
  if (check === 'pair') {
    const expected = checkPair(text.slice(0, -2));
    return text.length > 2 && text.endsWith(expected) ? undefined : CHECK_PAIR({ text, expected });
  }
  if (check === 'fullday') return fullDayProblem(text);
  const read = readDate(text, thisYear, check === 'day0');
  return 'problem' in read ? read.problem : undefined;
}

const fullDayProblem = (text: string): Text | undefined => {
  const read = readDate(text.slice(2), Number(text.slice(0, 4)), false);
  return 'problem' in read ? read.problem : undefined;
};

export const longestData = ({ format }: Gs1Identifier): number => format.reduce((sum, { length }) => sum + length, 0);

/**
 * Returns the problem of the data of an element. Returns undefined if the data fit the format of the element's
 * identifier.
 */
export function formatProblem(identifier: Gs1Identifier, text: string, thisYear: number): Text | undefined {
  if (text === '') return EMPTY();
  const most = longestData(identifier);
  if (text.includes(FNC1)) return CUT_SHORT({ text: identifier.code + text.split(FNC1)[0] });
  if (text.length > most) return TOO_LONG({ text, most });
  let rest = text;
  for (const { characters, length, isVariable, isOptional, checks } of identifier.format) {
    if (rest === '' && isOptional) return undefined;
    const part = rest.slice(0, length);
    if (!ALLOWED[characters].test(part)) return characters === 'N' ? NO_DIGITS({ text }) : NOT_GS1_TEXT({ text });
    if (part === '' || (part.length < length && !isVariable)) return CUT_SHORT({ text: identifier.code + text });
    const problem = checks.map((check) => checkProblem(check, part, thisYear)).find((one) => one !== undefined);
    if (problem) return problem;
    rest = rest.slice(length);
  }
  return undefined;
}
