import { isGtin } from '@toric/optics/gs1';
import { parsePower, type TypedPower } from '../form/power.ts';
import { readScan } from './read-scan.ts';

/** Describes how a typed or scanned text is interpreted. */
export type ReadAs =
  | {
      readonly kind: 'power';
      readonly power: TypedPower /** Holds the words before the power, such as the name of a product. */;
      readonly words: string;
    }
  | { readonly kind: 'phone'; readonly text: string }
  | { readonly kind: 'gtin'; readonly text: string }
  | { readonly kind: 'box'; readonly gtin: string | undefined; readonly lot: string | undefined };

/**
 * Matches texts that may be a power. A power has a sign, a point, a slash or the word plano, because a number alone may
 * be anything.
 */
const LIKE_POWER = /(^|\s)([+\-\u2212]\s*\d|\d*[.,]\d|plano)/i;
const PHONE = /^\+?[\d\s().-]{7,20}$/;

function readPower(text: string): ReadAs | undefined {
  if (!LIKE_POWER.test(text)) return undefined;
  const words = text.split(/\s+/);
  for (let at = 0; at < words.length; at++) {
    const typed = words.slice(at).join(' ');
    const read = parsePower(typed);
    if (read.ok && LIKE_POWER.test(typed))
      return { kind: 'power', power: read.power, words: words.slice(0, at).join(' ') };
  }
  return undefined;
}

/**
 * Returns how a text is interpreted: as a lens power, a box, a GTIN or a phone number. Returns undefined for a name or
 * a number.
 */
export function readAs(typed: string, today: string): ReadAs | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  if (isGtin(text)) return { kind: 'gtin', text };
  const { label, isWhole } = readScan(text, today);
  if (label && isWhole && (label.gtin ?? label.lot)) return { kind: 'box', gtin: label.gtin, lot: label.lot };
  const power = readPower(text);
  if (power) return power;
  return PHONE.test(text) && (text.match(/\d/g)?.length ?? 0) >= 7 ? { kind: 'phone', text } : undefined;
}

/**
 * Returns the part of the text that is searched. Of a text with a lens power, only the words before the power are
 * searched.
 */
export const searchTextOf = (typed: string, read: ReadAs | undefined): string =>
  read?.kind === 'power' ? read.words : typed;
