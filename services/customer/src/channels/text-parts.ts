/**
 * The parts of words by which the blind index of texts finds them. They are made as those of names (docs/search.md).
 */
import { matchesName, soughtParts, storedParts, wordsOf } from '../people/search/name-tokens.ts';

/** The longest part of a text that is searched. It bounds the size of a row. */
const SEARCHED_CHARACTERS = 10_000;
const asName = (text: string) => ({ givenName: text.slice(0, SEARCHED_CHARACTERS), familyName: null });

/** Returns the parts under which a text is stored. */
export const partsOfText = (text: string): string[] => storedParts(asName(text));

/** Returns the parts that a text must have. Returns none if what is sought says too little, such as one letter. */
export const partsSought = (sought: string): string[] => soughtParts(wordsOf(sought));

/** Returns true if a word of the text begins with each word that is sought, or has its Chinese characters in a row. */
export const hasWords = (sought: string, text: string): boolean => matchesName(wordsOf(sought), asName(text));
