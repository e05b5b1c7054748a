/** Finds the readings of Chinese names in pinyin, so that people can search them from a keyboard without Chinese. */
import { boundedCache } from '@toric/chassis/data/bounded-cache';
import type { pinyin as Pinyin } from 'pinyin-pro';

const HAN = /\p{Script=Han}/u;

/**
 * Returns the readings of a character, the most frequent first. `isFamilyName` puts the reading of family names first.
 */
export type Readings = (character: string, isFamilyName: boolean) => readonly string[];
/** Returns no readings, for names without Chinese characters. */
export const NO_READINGS: Readings = () => [];

/** Returns the ways in which a syllable is typed. `lü` is typed as `lv`, `lu` or, as in passports, `lyu`. */
const asTyped = (syllable: string): string[] =>
  syllable.includes('ü') ? ['v', 'u', 'yu'].map((vowel) => syllable.replace('ü', vowel)) : [syllable];

/** Holds the largest number of readings of one character. */
const MOST_READINGS = 5;

/** Holds the number of characters whose readings are cached. Names use some thousands of characters. */
const CACHED_READINGS = 20_000;
const cachedReadings = boundedCache<string, readonly string[]>(CACHED_READINGS);

function readingsOf(pinyin: typeof Pinyin, character: string, isFamilyName: boolean): readonly string[] {
  const key = isFamilyName ? `${character}+` : character;
  const cached = cachedReadings.get(key);
  if (cached) return cached;
  const readings = lookedUp(pinyin, character, isFamilyName);
  cachedReadings.set(key, readings);
  return readings;
}

function lookedUp(pinyin: typeof Pinyin, character: string, isFamilyName: boolean): string[] {
  const options = { toneType: 'none', type: 'array' } as const;
  const asFamilyName = isFamilyName ? pinyin(character, { ...options, mode: 'surname' }) : [];
  const all = [...asFamilyName, ...pinyin(character, { ...options, multiple: true })];
  return [...new Set(all.filter((syllable) => /^[a-zü]+$/.test(syllable)).flatMap(asTyped))].slice(0, MOST_READINGS);
}

/**
 * Returns the readings for these names. The dictionary needs megabytes of memory, so it is loaded only for a name with
 * Chinese characters.
 */
export async function readingsFor(names: readonly (string | null)[]): Promise<Readings> {
  if (!names.some((name) => name !== null && HAN.test(name))) return NO_READINGS;
  const { pinyin } = await import('pinyin-pro');
  return (character, isFamilyName) => readingsOf(pinyin, character, isFamilyName);
}

/**
 * At most this number of characters of a name get pinyin, because names are short. Further characters are found only by
 * the characters themselves.
 */
const MOST_CHARACTERS = 8;
/**
 * Holds the largest number of pinyin spellings of a name, because a name with many ambiguous characters would have
 * hundreds.
 */
const MOST_SPELLINGS = 16;

/**
 * Joins one reading of each character in every way while there are few ways. After that it uses only the most frequent
 * reading.
 */
function spellings(syllables: readonly (readonly string[])[]): string[] {
  return syllables.reduce<string[]>(
    (begun, readings) => {
      const used = begun.length * readings.length > MOST_SPELLINGS ? readings.slice(0, 1) : readings;
      return begun.flatMap((beginning) => used.map((reading) => beginning + reading));
    },
    [''],
  );
}

/**
 * Returns the words in letters by which a Chinese name is found: each syllable, the family name, the given name and
 * both together, and the initials of all characters.
 */
export function pinyinWords({ family, given }: { family: string; given: string }, readings: Readings): string[] {
  const read = (name: string, isFamilyName: boolean) =>
    Array.from(name)
      .filter((character) => HAN.test(character))
      .slice(0, MOST_CHARACTERS)
      .map((character) => readings(character, isFamilyName))
      .filter((syllables) => syllables.length > 0);
  const [familySyllables, givenSyllables] = [read(family, true), read(given, false)];
  const all = [...familySyllables, ...givenSyllables];
  if (all.length === 0) return [];
  const initials = all.map((syllables) => [...new Set(syllables.map((syllable) => syllable.slice(0, 1)))]);
  const words = [
    ...all.flat(),
    ...spellings(familySyllables),
    ...spellings(givenSyllables),
    ...spellings(all),
    ...spellings(initials),
  ];
  return [...new Set(words)].filter((word) => word.length > 1);
}
