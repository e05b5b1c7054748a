/**
 * Computes the parts of a name by which its blind index finds it. A name in letters is found by the beginning of each
 * of its words. A name in Chinese characters is found by any run of its characters, and by its pinyin. docs/search.md
 * says what the index reveals.
 */
import { NO_READINGS, pinyinWords, type Readings } from './pinyin.ts';

type Names = { readonly givenName: string | null; readonly familyName: string | null };

/** Maps special letters that Unicode does not decompose, such as ø, to plain letters. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i' },
};
const WORD = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const HAN = /^\p{Script=Han}/u;
const isHan = (word: string) => HAN.test(word);

/** Returns the text in compatibility form, in lower case, without accents and apostrophes. */
const normalised = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’ʼ`]/gu, '')
    .replace(/[ßøłđðþæœı]/g, (letter) => PLAIN[letter] ?? letter);

/** Returns the words of a text, normalised. Adjacent Chinese characters are one word. */
export const wordsOf = (text: string): string[] => normalised(text).match(WORD) ?? [];

/**
 * Returns the words of a person's names. For a name in Chinese characters, the whole name, family name first, and the
 * words of its pinyin are also words.
 */
function wordsOfPerson({ givenName, familyName }: Names, readings: Readings): string[] {
  const [given, family] = [wordsOf(givenName ?? ''), wordsOf(familyName ?? '')];
  const inHan = { family: family.filter(isHan).join(''), given: given.filter(isHan).join('') };
  const whole = inHan.family + inHan.given;
  return [...given, ...family, ...(whole === '' ? [] : [whole, ...pinyinWords(inHan, readings)])];
}

/** Returns every run of `length` adjacent characters. */
const runsOf = (characters: readonly string[], length: number): string[] =>
  characters
    .slice(0, Math.max(0, characters.length - length + 1))
    .map((_, at) => characters.slice(at, at + length).join(''));

const partsOfStored = (word: string): string[] => {
  const characters = Array.from(word);
  if (isHan(word)) return [...characters, ...runsOf(characters, 2)];
  return [`^${characters.slice(0, 2).join('')}`, ...runsOf(characters, 3), `=${word}`];
};

/** Returns the parts of a person's names under which the blind index finds her. */
export const storedParts = (names: Names, readings: Readings = NO_READINGS): string[] => [
  ...new Set(wordsOfPerson(names, readings).flatMap(partsOfStored)),
];

/**
 * Returns the parts that a person must have to match the words. Returns none if the words are too short, because one
 * letter would find every tenth person.
 */
export function soughtParts(words: readonly string[]): string[] {
  const parts = words.flatMap((word) => {
    const characters = Array.from(word);
    if (isHan(word)) return characters.length === 1 ? characters : runsOf(characters, 2);
    if (characters.length < 2) return [];
    return [`^${characters.slice(0, 2).join('')}`, ...runsOf(characters, 3)];
  });
  return [...new Set(parts)];
}

/** Returns the parts of a person whose names have these words as whole words. */
export const exactParts = (words: readonly string[]): string[] => [
  ...new Set(words.flatMap((word) => (isHan(word) ? soughtParts([word]) : [`=${word}`]))),
];

/**
 * Returns true if each searched word begins a word of the names, or is a run of their Chinese characters. Each proposal
 * of the blind index must be checked with this function, because several parts share a search token.
 */
export function matchesName(words: readonly string[], names: Names, readings: Readings = NO_READINGS): boolean {
  const own = wordsOfPerson(names, readings);
  return words.every((word) => own.some((one) => (isHan(word) ? one.includes(word) : one.startsWith(word))));
}

/** Returns the name as it is shown: the family name first in Chinese characters, otherwise the given name first. */
export function shownName({ givenName, familyName }: Names): string {
  const inHan = [givenName, familyName].every((name) => name === null || isHan(name));
  return inHan ? `${familyName ?? ''}${givenName ?? ''}` : [givenName, familyName].filter(Boolean).join(' ');
}
