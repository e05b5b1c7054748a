import { boundedCache } from './bounded-cache.ts';
import type { Vault } from './vault.ts';

/** A page of an import asks for some five digests of each of its thousand rows, and the next page is read meanwhile. */
const REMEMBERED = 10_000;
/** A longer value is the contents of a record, and nobody asks for its digest twice. */
const LONGEST = 100;

/**
 * Returns the vault with a memory of its last blind indexes, for work that needs each of them again and again: an import
 * looks a row up by its e-mail and its number when it reads it, checks it, and carries it out.
 */
export function withRememberedDigests(vault: Vault): Vault {
  const known = boundedCache<string, string>(REMEMBERED);
  return {
    ...vault,
    blindIndex(purpose, value) {
      if (value.length > LONGEST) return vault.blindIndex(purpose, value);
      const key = `${purpose}\0${value}`;
      let digest = known.get(key);
      if (digest === undefined) {
        digest = vault.blindIndex(purpose, value);
        known.set(key, digest);
      }
      return digest;
    },
  };
}
