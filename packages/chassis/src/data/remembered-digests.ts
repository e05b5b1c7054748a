import type { Vault } from './vault.ts';

/**
 * Each purpose of blind indexes keeps this number of its newest digests, which covers some pages of an import. When the
 * number is reached again, the older digests are dropped.
 */
const REMEMBERED = 4_000;

type Known = { last: Map<string, string>; before: Map<string, string> };

/**
 * Returns a vault that caches its newest blind indexes for these purposes. An import needs the index of the same e-mail
 * address or number several times: when it reads, checks and applies a row.
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
