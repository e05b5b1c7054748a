import { lookup as lookUp } from 'node:dns/promises';
import { isAddress, isPublicAddress } from './address-rules.ts';
import { hostOf, whyRefused } from './target-url.ts';

export type Resolved = { readonly address: string; readonly family: number };
/** Returns every address of a host. Throws if it has none. */
export type Lookup = (host: string) => Promise<readonly Resolved[]>;

export const systemLookup: Lookup = (host) => lookUp(host, { all: true, verbatim: true });

/** A connection goes to `address` and to no other, whatever the name leads to by then. */
export type Target = { readonly url: URL; readonly pinned: Resolved };
export type NoTarget = 'refused-url' | 'dns' | 'private-address';
export type TargetRules = { readonly lookup: Lookup; readonly allowPrivate: boolean };

/**
 * Resolves the host of an address once. Returns the address to connect to, or why there is none. A host with one address
 * that is not public is refused as a whole, because its owner decides which one comes first.
 */
export async function findTarget(text: string, { lookup, allowPrivate }: TargetRules): Promise<Target | NoTarget> {
  if (whyRefused(text, { allowPrivate })) return 'refused-url';
  const url = new URL(text);
  const host = hostOf(url);
  const found = isAddress(host)
    ? [{ address: host, family: host.includes(':') ? 6 : 4 }]
    : await lookup(host).catch(() => []);
  const [pinned] = found;
  if (!pinned) return 'dns';
  if (!allowPrivate && !found.every(({ address }) => isPublicAddress(address))) return 'private-address';
  return { url, pinned };
}
