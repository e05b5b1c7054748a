import { z } from 'zod';

/**
 * Matches the names of this machine, and names without a dot, which only the name server of a private network knows.
 */
const PRIVATE_HOST = /^(?:[\w-]+|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Returns true for an https address. Returns true for http only if the request stays in the private network. */
export function isEncrypted(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || PRIVATE_HOST.test(hostname);
}

/**
 * Returns the schema of a setting that holds the URL of another company's system, or of the shop itself. Requests to
 * this URL carry keys, tokens and personal data, so http is permitted only inside the private network.
 */
export const outsideUrl = () =>
  z
    .url({ protocol: /^https?$/ })
    .refine(isEncrypted, 'write an https address. http is for a server of the private network only');
