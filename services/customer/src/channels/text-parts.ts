/**
 * Computes the parts of words by which the blind index finds texts. They are made like the parts of names
 * (docs/search.md).
 */
import { matchesName, soughtParts, storedParts, wordsOf } from '../people/search/name-tokens.ts';

/** Only this number of characters of a text is searched, which limits the size of a row. */
const SEARCHED_CHARACTERS = 10_000;
const asName = (text: string) => ({ givenName: text.slice(0, SEARCHED_CHARACTERS), familyName: null });

/** Returns the parts under which the blind index finds a text. */
export const partsOfText = (text: string): string[] => storedParts(asName(text));

/**
 * Returns the parts that a text must contain to match the query. Returns none if the query is too short, such as one
 * letter.
 */
export const partsSought = (sought: string): string[] => soughtParts(wordsOf(sought));

/**
 * Returns true if, for each word of the query, a word of the text begins with it or contains its Chinese characters in
 * a row.
 */
export const hasWords = (sought: string, text: string): boolean => matchesName(wordsOf(sought), asName(text));
