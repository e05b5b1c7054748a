/**
 * The form of names: what a plausible name is, and how a name in Latin letters is written in capitals and small
 * letters.
 */

const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;
/** Words that people type where they know no name. */
const PLACEHOLDER =
  /^(?:test(?:e|er|ing|user)?|asdf\w*|qwert\w*|x{2,}|n\/?a|none|null|unknown|anonymous|nobody|customer|dummy|foo|bar|测试|无|未知|匿名)$/iu;
/** Matches Latin letters with nothing but marks, spaces, hyphens, apostrophes and full stops beside them. */
const LATIN = /^[\p{Script=Latin}\p{M}\s'’.-]+$/u;
const TURKISH = /[İıĞğŞş]/u;

const lettersOf = (name: string): string => name.normalize('NFC').replace(/[^\p{L}]/gu, '');

/** Returns true if the name is in Latin letters that are all capitals or all small. Initials such as "JP" are not. */
export function isOneCase(name: string): boolean {
  const letters = lettersOf(name);
  if (!LATIN.test(name) || letters.length < 3) return false;
  return letters === letters.toLocaleUpperCase('en') || letters === letters.toLocaleLowerCase('en');
}

/** Returns the text without spaces at its ends and without doubled spaces. */
export const withoutDoubleSpaces = (text: string): string => text.replace(/[\s\u00A0\u3000]+/gu, ' ').trim();

/** Returns the name without spare spaces, also around hyphens. */
export const withoutSpareSpaces = (name: string): string => withoutDoubleSpaces(name).replace(/ ?([-‐‑]) ?/gu, '$1');

export const isPlausibleName = (name: string): boolean =>
  LETTER.test(name) && !DIGIT.test(name) && !PLACEHOLDER.test(name.trim()) && !isOneCase(name);

const PARTICLES = new Set(
  'van von der den de da di do dos das del della la le el al bin binti ibn zu zur zum af av ter ten du y e'.split(' '),
);
const NUMERAL = /^(?:ii|iii|iv|vi|vii|viii)$/i;

function capitalised(part: string, locale: string): string {
  const small = part.toLocaleLowerCase(locale);
  if (NUMERAL.test(small)) return small.toUpperCase();
  const [first = '', ...rest] = Array.from(small);
  const capital = first.toLocaleUpperCase(locale);
  // no name begins with ß, and its capital form would be two letters
  const name = (capital.length === first.length ? capital : first) + rest.join('');
  return name.replace(/^Mc(\p{Ll})(?=\p{Ll}{2})/u, (_, letter: string) => `Mc${letter.toLocaleUpperCase(locale)}`);
}

/**
 * Returns a name of one case as names are written: Maria, O'Brien, Anne-Marie, van der Berg, McDonald. Particles stay
 * small before another word. Returns a name of mixed case, and a name in another script, as it is.
 */
export function withNameCase(name: string): string {
  if (!isOneCase(name)) return name;
  const locale = TURKISH.test(name) ? 'tr' : 'en';
  const words = name.split(' ');
  const written = words.map((word, index) => {
    const small = word.toLocaleLowerCase(locale);
    if (index < words.length - 1 && PARTICLES.has(small)) return small;
    return word
      .split(/(?<=[-'’.])/u)
      .map((part) => capitalised(part, locale))
      .join('');
  });
  return written.join(' ');
}
