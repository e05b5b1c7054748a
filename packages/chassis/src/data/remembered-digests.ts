import type { Vault } from './vault.ts';

/** The digests of some pages of an import. When so many are known, those that were asked for before them are forgotten. */
const REMEMBERED = 4_000;

type Known = { last: Map<string, string>; before: Map<string, string> };

/**
 * Returns the vault with a memory of its last blind indexes for these purposes, for work that needs each of them again and
 * again: an import looks a row up by its e-mail and its number when it reads it, checks it, and carries it out.
 */
export function withRememberedDigests(vault: Vault, purposes: readonly string[]): Vault {
  const all = new Map<string, Known>(purposes.map((purpose) => [purpose, { last: new Map(), before: new Map() }]));
  return {
    ...vault,
    blindIndex(purpose, value) {
      const known = all.get(purpose);
      if (!known) return vault.blindIndex(purpose, value);
      const digest = known.last.get(value) ?? known.before.get(value);
      if (digest !== undefined) return digest;
      const computed = vault.blindIndex(purpose, value);
      if (known.last.size >= REMEMBERED) {
        known.before = known.last;
        known.last = new Map();
      }
      known.last.set(value, computed);
      return computed;
    },
  };
}
