/** Decides whether a name is plausible, and writes a name in Latin letters with capitals and small letters. */

const LETTER = /\p{L}/u;
const DIGIT = /\p{Nd}/u;
/** Matches words that people type if they do not know the name. */
const PLACEHOLDER =
  /^(?:test(?:e|er|ing|user)?|asdf\w*|qwert\w*|x{2,}|n\/?a|none|null|unknown|anonymous|nobody|customer|dummy|foo|bar|测试|无|未知|匿名)$/iu;
/** Matches names in Latin letters. Marks, spaces, hyphens, apostrophes and full stops may stand between the letters. */
const LATIN = /^[\p{Script=Latin}\p{M}\s'’.-]+$/u;
const TURKISH = /[İıĞğŞş]/u;

const lettersOf = (name: string): string => name.normalize('NFC').replace(/[^\p{L}]/gu, '');

/**
 * Returns true if the name is in Latin letters, and all of them are capitals or all are small. Initials such as "JP" do
 * not count.
 */
export function isOneCase(name: string): boolean {
  const letters = lettersOf(name);
  if (!LATIN.test(name) || letters.length < 3) return false;
  return letters === letters.toLocaleUpperCase('en') || letters === letters.toLocaleLowerCase('en');
}

/** Removes the spaces at both ends of the text, and replaces several spaces by one. */
export const withoutDoubleSpaces = (text: string): string => text.replace(/[\s\u00A0\u3000]+/gu, ' ').trim();

/** Works like `withoutDoubleSpaces`, and also removes the spaces around hyphens. */
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
  // a capital ß would be two letters, and no name begins with ß
  const name = (capital.length === first.length ? capital : first) + rest.join('');
  return name.replace(/^Mc(\p{Ll})(?=\p{Ll}{2})/u, (_, letter: string) => `Mc${letter.toLocaleUpperCase(locale)}`);
}

/**
 * Writes a name of one case with capitals and small letters: Maria, O'Brien, Anne-Marie, van der Berg, McDonald. A
 * particle such as "van" stays small if another word follows. Returns a name of mixed case, or in another script,
 * unchanged.
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
