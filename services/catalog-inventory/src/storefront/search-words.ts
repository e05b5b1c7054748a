/**
 * Parses the words of a search. A word is found as it is, by the kind of lens that it names, or after its typing errors
 * are corrected. Everything happens in memory.
 */
import type { Goods } from '@toric/contracts/goods/goods';
import { KIND_WORDS, kindsNamed, type Kind, saysNothing } from './kind-words.ts';
import { slipsAllowed, slipsBetween } from './slips.ts';

/** Describes a word of a search, as it is compared with products. A product needs one of `texts` or one of `kinds`. */
export type Wanted = { readonly texts: readonly string[]; readonly kinds: ReadonlySet<Kind> };
/** Describes a word that no product has, and the words that the search used instead. */
export type Correction = { word: string; instead: string[] };
export type Query = { readonly wanted: readonly Wanted[]; readonly corrections: Correction[] };

/**
 * Matches words that have one meaning together. They are joined, so that `1 day`, `1-day` and `1day` are the same word.
 */
const COUNTED = /\b(\d+|one|two|bi|half|single) (day|week|month|year|use)/gu;
const HAN = /(\p{Script=Han}+)/u;

/**
 * Returns a text in the form in which texts are compared: lower-case letters without accents, full-width characters as
 * normal ones, `1-Day` and `1 Day` as `1day`, and other signs as a space.
 */
export const foldText = (text: string): string =>
  text
    .replaceAll(/[™®©]/gu, ' ')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[-‐‑–'’]/gu, '')
    .replaceAll(/[^\p{L}\p{N}._]+/gu, ' ')
    .replaceAll(COUNTED, '$1$2')
    .trim();

/** Returns the text of a product as the search reads it: folded, and a second time without spaces (`acuvueoasys`). */
export function searchable(text: string): string {
  const folded = foldText(text);
  return ` ${folded} \n${folded.replaceAll(' ', '')}`;
}

/** Splits a folded text at spaces, and between Chinese characters and others. */
const splitWords = (folded: string): string[] =>
  folded
    .split(' ')
    .flatMap((word) => word.split(HAN))
    .filter(Boolean);

/** Holds the largest number of words whose meaning is cached. Anybody may type any word, so memory must be limited. */
const REMEMBERED = 5_000;

/**
 * Returns a function that parses the text that a person typed, for the products with these `searchable` texts. Only
 * words of these texts and of kind-words.ts can appear in a correction. For a search by the public, `texts` must not
 * contain the texts of hidden products.
 */
export function queryReader(texts: readonly string[]): (q: string | undefined) => Query {
  const vocabulary = new Set(KIND_WORDS);
  for (const text of texts) for (const word of splitWords(text.split('\n', 1)[0] ?? '')) vocabulary.add(word);
  const read = new Map<string, Query>();

  const isKnown = (word: string) =>
    saysNothing(word) || kindsNamed(word).size > 0 || texts.some((text) => text.includes(word));

  function readWord(word: string): Query {
    const before = read.get(word);
    if (before) return before;
    if (read.size >= REMEMBERED) read.clear();
    const query = isKnown(word) ? asItIs(word) : (inPieces(word) ?? corrected(word) ?? asItIs(word));
    read.set(word, query);
    return query;
  }

  /** Splits Chinese that is written without spaces: `博士伦日抛` is 博士伦 and 日抛. Returns undefined if a part is unknown. */
  function inPieces(word: string): Query | undefined {
    if (!HAN.test(word)) return undefined;
    const characters = Array.from(word);
    const pieces: string[] = [];
    for (let at = 0; at < characters.length; ) {
      const length = longestKnown(characters.slice(at));
      if (length === 0 && !saysNothing(characters[at] ?? '')) return undefined;
      pieces.push(characters.slice(at, at + Math.max(1, length)).join(''));
      at += Math.max(1, length);
    }
    return together(pieces.map(asItIs));
  }

  /** Returns the length of the longest known word at the start. A single character does not count as a word. */
  function longestKnown(characters: readonly string[]): number {
    for (let length = characters.length; length > 1; length -= 1)
      if (isKnown(characters.slice(0, length).join(''))) return length;
    return 0;
  }

  function corrected(word: string): Query | undefined {
    const nearest = nearestWords(word, vocabulary);
    if (nearest.length === 0) return undefined;
    const wanted = nearest.map(wantedBy);
    const any = { texts: wanted.flatMap((one) => one.texts), kinds: new Set(wanted.flatMap((one) => [...one.kinds])) };
    const everything = nearest.some(saysNothing);
    return { wanted: everything ? [] : [any], corrections: [{ word, instead: nearest }] };
  }

  return (q) => together(splitWords(foldText(q ?? '')).map(readWord));
}

/**
 * Returns what a product needs to match a word of the search. A Chinese word for a kind is found in a text only between
 * spaces, because 周抛 (weekly) is also the end of 双周抛 (every two weeks).
 */
function wantedBy(word: string): Wanted {
  const kinds = kindsNamed(word);
  return { texts: [kinds.size > 0 && HAN.test(word) ? ` ${word} ` : word], kinds };
}

const asItIs = (word: string): Query => ({ wanted: saysNothing(word) ? [] : [wantedBy(word)], corrections: [] });
const together = (queries: readonly Query[]): Query => ({
  wanted: queries.flatMap(({ wanted }) => wanted),
  corrections: queries.flatMap(({ corrections }) => corrections),
});

const digitsOf = (word: string) => word.replaceAll(/\D/gu, '');

/**
 * Returns the words with the fewest typing errors, sorted. Returns no word if all have more errors than are allowed. A
 * wrong digit is not a typing error: `TOTAL1` and `TOTAL30` are different products.
 */
function nearestWords(word: string, vocabulary: ReadonlySet<string>): string[] {
  let fewest = slipsAllowed(word);
  if (fewest === 0) return [];
  let nearest: string[] = [];
  for (const candidate of vocabulary) {
    const slips = slipsBetween(word, candidate, fewest);
    if (slips > fewest || slips >= candidate.length || digitsOf(candidate) !== digitsOf(word)) continue;
    if (slips < fewest) nearest = [];
    fewest = slips;
    nearest.push(candidate);
  }
  return nearest.sort();
}

/** Returns true if the product has every wanted word. */
export const hasWords = (
  wanted: readonly Wanted[],
  {
    text,
    goods,
    modality,
    replacement,
  }: { text: string; goods: Goods; modality: Kind | null; replacement: Kind | null },
): boolean => {
  const isOf = (kinds: ReadonlySet<Kind | Goods>) =>
    [goods, modality, replacement].some((kind) => kind !== null && kinds.has(kind));
  return wanted.every(({ texts, kinds }) => isOf(kinds) || texts.some((word) => text.includes(word)));
};
