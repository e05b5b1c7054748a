/**
 * Declares the types of texts. Contracts use one of them for every text. `npm run check` refuses a bare `z.string()` in
 * any other file of the contracts.
 */
import { z } from 'zod';
import { says } from './sentence.ts';

/**
 * Parses a text that Toric sends, in an answer or in a message. It has no rule, because a stored text was checked when
 * it was received and must be shown unchanged.
 */
export const SentText = z.string();

export const READABLE = {
  en: 'a text without U+0000 and without halves of surrogate pairs',
  zh: '不含 U+0000 和不成对代理字符的文本',
};
/** Matches characters that neither UTF-8 nor PostgreSQL can hold. */
const UNREADABLE = /[\0\p{Cs}]/u;
export const isReadable = (text: string): boolean => !UNREADABLE.test(text);

/**
 * Returns the type of a text in a request. The types below, and texts with a pattern, are based on this type.
 * `wrongType` is the message for a value that is no text.
 */
export const requestText = (wrongType?: string) =>
  z.string(wrongType).refine(isReadable, { error: says(READABLE), abort: true });

/** Parses a scanned or typed barcode, in which the control character U+001D separates the parts of GS1. */
export const Scan = requestText().min(1).max(500);

const VISIBLE = says({ en: 'a text with at least one visible character', zh: '至少包含一个可见字符的文本' });
/**
 * Matches a visible character. U+2800 is the blank pattern of Braille: Unicode counts it as a symbol, but it shows
 * nothing.
 */
const INK = /[^\s\p{Cc}\p{Cf}\p{Co}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;
const isEmptyOrVisible = (text: string) => text === '' || INK.test(text);

const DIRECTIONS = says({
  en: 'a text that changes no direction beyond its own line: leave out U+202D and U+202E, and close U+2066 to U+2068',
  zh: '文字方向的改变不得超出本行：请去掉 U+202D 和 U+202E，并闭合 U+2066 至 U+2068',
});
/** Maps each invisible character that changes the direction of a text to the character that ends its effect. */
const CLOSED_BY: Readonly<Record<string, string>> = {
  '\u202A': '\u202C',
  '\u202B': '\u202C',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};

/**
 * Returns false for a line with a directional override, which can show a name backwards. Returns false also if an
 * embedding or an isolate is not closed within the line, because it would reverse the text that is shown after it (UAX
 * #9).
 */
function keepsDirection(line: string): boolean {
  const open: string[] = [];
  for (const [character] of line.matchAll(/[\u202A-\u202E\u2066-\u2069]/g)) {
    const end = CLOSED_BY[character];
    if (end) open.push(end);
    else if (open.pop() !== character) return false;
  }
  return open.length === 0;
}

const ONE_LINE = says({ en: 'one line, without control characters', zh: '单行文本，不含控制字符' });

/** Returns the type of one line of text. The line is trimmed and has a visible character. */
export const oneLine = (max: number) =>
  requestText()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => /^[^\p{Cc}\u2028\u2029]*$/u.test(text), ONE_LINE)
    .refine(isEmptyOrVisible, VISIBLE)
    .refine(keepsDirection, DIRECTIONS);

const PLAIN = says({ en: 'plain text', zh: '纯文本' });

/**
 * Returns the type of several lines of text. The text is trimmed. It may be empty, but a text of invisible characters
 * is refused.
 */
export const severalLines = (max: number) =>
  requestText()
    .trim()
    .max(max)
    .refine((text) => /^[^\p{Cc}]*(?:[\t\n\r][^\p{Cc}]*)*$/u.test(text), PLAIN)
    .refine(isEmptyOrVisible, VISIBLE)
    .refine((text) => text.split(/[\n\r\u2028\u2029]/).every(keepsDirection), DIRECTIONS);

export const freeText = severalLines(2000);
