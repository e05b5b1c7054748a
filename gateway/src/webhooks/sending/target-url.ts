import {
  LOCAL_HOST,
  NO_HOST_NAME,
  NO_URL,
  NOT_HTTPS,
  WITH_FRAGMENT,
  WITH_LOGIN,
  WRONG_PORT,
} from '@toric/contracts/gateway/webhook.errors';
import type { Text } from '@toric/contracts/kernel/sentence';
import { isAddress } from './address-rules.ts';

/**
 * Matches names that never lead to a host of the public internet (RFC 6761, RFC 6762, RFC 8375, RFC 9476 and ICANN).
 */
const LOCAL_SUFFIX = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|arpa|onion|alt|test|invalid)$/;
const LEAST_PORT = 1_024;

/**
 * Returns the host of a URL in the form that a resolver takes: without the brackets of IPv6 and without a final dot.
 */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/**
 * Returns the reason why webhooks are not sent to this URL, or undefined if the URL itself is permitted. The IP address
 * of its host is checked later, when the host is resolved. `allowPrivate` is meant for development: it allows http, IP
 * addresses and local names.
 *
 * The URL parser writes each notation of an IPv4 address (`127.1`, `0x7f.1`, `2130706433`) as four decimal parts, so
 * all of them are recognised.
 */
export function whyRefused(text: string, { allowPrivate }: { allowPrivate: boolean }): Text | undefined {
  if (!URL.canParse(text)) return NO_URL();
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) return NOT_HTTPS();
  if (url.username !== '' || url.password !== '' || /^[a-z]+:[/\\]*[^/\\?#]*@/i.test(text)) return WITH_LOGIN();
  if (text.includes('#')) return WITH_FRAGMENT();
  if (url.port !== '' && Number(url.port) < LEAST_PORT) return WRONG_PORT();
  if (allowPrivate) return undefined;
  const host = hostOf(url);
  if (isAddress(host)) return NO_HOST_NAME();
  return !host.includes('.') || LOCAL_SUFFIX.test(host) ? LOCAL_HOST() : undefined;
}
