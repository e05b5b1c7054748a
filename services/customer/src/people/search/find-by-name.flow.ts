import type { Vault } from '@toric/chassis/data/vault';
import type { Customer } from '../customer.ts';
import { readCustomers } from '../customer.store.ts';
import type { Reader } from '../../reader.store.ts';
import { proposeByParts } from './name-token.store.ts';
import { exactParts, matchesName, soughtParts, wordsOf } from './name-tokens.ts';
import { readingsFor } from './pinyin.ts';

/**
 * Returns at most `most` customers whose names match the text: first those that have its words as whole words, then the
 * newest. The blind index proposes customers whose names do not match, because several parts of names share a search
 * token. So up to `4 * most` customers are decrypted and compared with the text.
 */
export async function findByName(db: Reader, vault: Vault, text: string, most: number): Promise<Customer[]> {
  const words = wordsOf(text);
  const sought = soughtParts(words);
  if (sought.length === 0) return [];
  const [exact, others] = await Promise.all([
    proposeByParts(db, vault, exactParts(words), 2 * most),
    proposeByParts(db, vault, sought, 2 * most),
  ]);
  const proposed = await readCustomers(db, vault, [...new Set([...exact, ...others])]);
  const readings = await readingsFor(proposed.flatMap(({ personal }) => [personal.givenName, personal.familyName]));
  const place = ({ id }: Customer) => (exact.includes(id) ? 0 : 1);
  return proposed
    .filter(({ personal }) => matchesName(words, personal, readings))
    .sort((one, other) => place(one) - place(other) || other.createdAt.getTime() - one.createdAt.getTime())
    .slice(0, most);
}
