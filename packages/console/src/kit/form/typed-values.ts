// Parses typed numbers, percentages, amounts and lists. Full-width digits and signs count as the usual ones.
import { minorDigits } from '@toric/contracts/iso/currency';

/** Returns the value of a field as text. Returns an empty text for empty values and objects. */
export const fieldText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** Returns the text with ASCII digits and an ASCII minus, without spaces at its ends. */
export const plainText = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\u2212\u2013\u2014\uFE63]/g, '-')
    .trim();

const GROUPED = /^[+-]?\d{1,3}(?:[.,]\d{3})+$/;

/** Returns the decimal sign of a number. One comma before three digits groups them: `1,204` is more than a thousand. */
function decimalSign(text: string): '.' | ',' | undefined {
  const [dots, commas] = ['.', ','].map((sign) => text.split(sign).length - 1);
  if (dots && commas) return text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  if (dots === 1) return '.';
  return commas === 1 && !/,\d{3}$/.test(text) ? ',' : undefined;
}

/** Returns the digits before and after the decimal sign. Returns undefined if the text is no number. */
function decimalParts(typed: string): { whole: string; decimals: string } | undefined {
  const text = plainText(typed).replace(/\s/g, '');
  if (!/^[+-]?[\d.,]+$/.test(text) || !/\d/.test(text)) return undefined;
  const sign = decimalSign(text);
  const at = sign ? text.lastIndexOf(sign) : text.length;
  const [whole, decimals] = [text.slice(0, at), text.slice(at + 1)];
  if (/[.,]/.test(whole) && !GROUPED.test(whole)) return undefined;
  return { whole: whole.replace(/[.,+]/g, '') || '0', decimals };
}

/** Returns the typed number, or undefined if the text is no number. A percentage becomes basis points. */
export function parseNumber(typed: string, isPercent = false): number | undefined {
  const text = plainText(typed).replace(/\s|%/g, '').replace(',', '.');
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return undefined;
  return isPercent ? Math.round(Number(text) * 100) : Number(text);
}

/** Returns the text of a number in a field. A value that is no number stays as it was typed. */
export function numberText(value: unknown, isPercent = false): string {
  if (typeof value !== 'number') return fieldText(value);
  return String(isPercent ? value / 100 : value).replace('-', '\u2212');
}

/**
 * Returns the typed amount in minor units. Returns undefined if it is no amount or has too many decimals for its
 * currency.
 */
export function parseAmount(typed: string, currency: string): number | undefined {
  const digits = minorDigits(currency);
  const parts = decimalParts(typed);
  const decimals = parts?.decimals.replace(/0+$/, '') ?? '';
  if (!parts || decimals.length > digits) return undefined;
  return Number(`${parts.whole}${decimals.padEnd(digits, '0')}`);
}

/** Returns an amount of minor units in the form in which a person types it: `12.50`. */
export const amountText = (minor: number, currency: string): string =>
  (minor / 10 ** minorDigits(currency)).toFixed(minorDigits(currency));

/** Returns the parts of a list. They are separated by line breaks, or by commas and spaces. */
export const splitList = (typed: string, byLine: boolean): string[] =>
  typed
    .split(byLine ? /\r?\n/ : /[\s,;，；、]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const joinList = (list: readonly unknown[], byLine: boolean): string =>
  list.map(String).join(byLine ? '\n' : ', ');
