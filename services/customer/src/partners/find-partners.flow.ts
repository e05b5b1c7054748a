import type { Vault } from '@toric/chassis/data/vault';
import { partTokens } from '../people/search/name-token.store.ts';
import { matchesName, soughtParts, wordsOf } from '../people/search/name-tokens.ts';
import { readingsFor } from '../people/search/pinyin.ts';
import type { Reader } from '../reader.store.ts';
import { proposePartners } from './partner.store.ts';

/** Holds the largest number of partners that a search by name finds. */
const NAMED = 200;

/** Returns the ids of partners whose names match the text. Names are compared as in the search for customers. */
export async function findPartners(db: Reader, vault: Vault, text: string): Promise<string[]> {
  const words = wordsOf(text);
  const sought = soughtParts(words);
  if (sought.length === 0) return [];
  const proposed = await proposePartners(db, vault, partTokens(vault, sought), 2 * NAMED);
  const readings = await readingsFor(proposed.map(({ data }) => data.name));
  return proposed
    .filter(({ data }) => matchesName(words, { givenName: null, familyName: data.name }, readings))
    .slice(0, NAMED)
    .map(({ id }) => id);
}
