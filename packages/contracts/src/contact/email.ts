import { says } from '../kernel/sentence.ts';
import { requestText } from '../kernel/text.ts';

const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/**
 * Matches a character that no domain has. A URL would read it as its own syntax, e.g. as the start of a port or a path.
 */
const NO_DOMAIN = /[^\p{L}\p{M}\p{N}.\u3002\uFF0E\uFF61-]/u;

/**
 * Returns the domain in its ASCII form (IDNA), e.g. `xn--mnchen-3ya.de` for `münchen.de`. Returns undefined if the text
 * is no domain. `URL` does the conversion, because it exists also in browsers, where this package runs too.
 */
function asciiDomain(domain: string): string | undefined {
  if (NO_DOMAIN.test(domain) || !URL.canParse(`http://${domain}`)) return undefined;
  return new URL(`http://${domain}`).hostname;
}

/**
 * Returns the form in which an e-mail address is compared and stored: in lower case, with its domain in ASCII. Returns
 * a text that is no address unchanged.
 */
function canonical(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = asciiDomain(address.slice(at + 1));
  return domain === undefined ? address : `${address.slice(0, at).normalize('NFC').toLowerCase()}@${domain}`;
}

function isAddress(address: string): boolean {
  const at = address.lastIndexOf('@');
  const [local, labels] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1).split('.')];
  const isDomain = labels.length > 1 && labels.every((label) => LABEL.test(label)) && !/^\d/.test(labels.at(-1) ?? '');
  return isDomain && LOCAL.test(local) && new TextEncoder().encode(local).length <= 64;
}

const EMAIL = says({ en: 'an e-mail address, e.g. ana@example.com', zh: '电子邮件地址，例如 ana@example.com' });

/**
 * Parses an e-mail address. International addresses are accepted (RFC 6531): any letters before the @, and a domain in
 * Unicode or in punycode. Both forms of a domain are the same address.
 */
export const Email = requestText()
  .trim()
  .overwrite(canonical)
  .max(254)
  .refine(isAddress, EMAIL)
  .meta({ format: 'idn-email', example: 'ana@toric.example' });
