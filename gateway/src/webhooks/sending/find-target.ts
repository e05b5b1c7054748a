import { lookup as lookUp } from 'node:dns/promises';
import { isAddress, isPublicAddress } from './address-rules.ts';
import { hostOf, whyRefused } from './target-url.ts';

export type Resolved = { readonly address: string; readonly family: number };
/** Returns every IP address of a host. Throws if it has none. */
export type Lookup = (host: string) => Promise<readonly Resolved[]>;

export const systemLookup: Lookup = (host) => lookUp(host, { all: true, verbatim: true });

/**
 * Describes where a request goes. The connection goes only to the IP address `pinned`, even if the name resolves to
 * another address later.
 */
export type Target = { readonly url: URL; readonly pinned: Resolved };
export type NoTarget = 'refused-url' | 'dns' | 'private-address';
export type TargetRules = { readonly lookup: Lookup; readonly allowPrivate: boolean };

/**
 * Resolves the host of a URL once. Returns the IP address to connect to, or the reason why there is none. Refuses a
 * host if any of its IP addresses is private, because the owner of the name decides which one comes first.
 * `allowPrivate` permits private addresses.
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
