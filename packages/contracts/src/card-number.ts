import type { z } from 'zod';
import { says } from './kernel/sentence.ts';

/** Matches 12 to 19 digits in a row. */
const DIGITS = /(?<!\d)\d{12,19}(?!\d)/g;
/** Matches 12 to 19 digits with a blank, a dot or a dash between some of them, and no letter right before or after. */
const GROUPS = /(?<![\p{L}\d])\d(?:[ .\u00a0\u2010-\u2015-]?\d){11,18}(?![\p{L}\d])/gu;

/** Returns true if the last digit is the check digit of the other digits (Luhn, ISO/IEC 7812). */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = digit * 2;
    sum += at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

/**
 * Returns true if the text contains the number of a payment card (PAN), also with blanks or dashes, or in full-width
 * digits. One of ten random numbers of this length passes the check of the last digit too. A wrong refusal does less
 * harm than a stored card number.
 */
export function holdsCardNumber(text: string): boolean {
  const plain = text.normalize('NFKC');
  const candidates = [...(plain.match(DIGITS) ?? []), ...(plain.match(GROUPS) ?? [])];
  return candidates.some((candidate) => hasCheckDigit(candidate.replace(/\D/g, '')));
}

const NO_CARD_NUMBER = says({
  en: 'no card number: the shop must never receive or store one',
  zh: '请勿填写银行卡号：商店不得接收或保存卡号',
});

/** Refuses a text that contains a card number. */
export const withoutCardNumber = <S extends z.ZodType<string>>(text: S) =>
  text.refine((value) => !holdsCardNumber(value), NO_CARD_NUMBER);
