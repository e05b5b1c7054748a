/** Creates and parses API keys. A key has the form `toric_<stack>_<prefix>_<secret><checksum>` (ADR 0064). */
import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * A key names its stack, so that a service recognises a key that was copied from a test stack to the live stack or
 * back.
 */
export const KEY_STACKS = ['live', 'test'] as const;
export type KeyStack = (typeof KEY_STACKS)[number];

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const [PREFIX_LENGTH, SECRET_LENGTH, CHECKSUM_LENGTH] = [8, 43, 6];
const PARTS = /^(toric_(live|test)_[\da-z]{8})_([\dA-Za-z]{43})([\dA-Za-z]{6})$/;
const BEGINS_LIKE_ONE = /^toric_/i;
const INSIDE = /toric_(?:live|test)_[\da-z]{8}_/i;

/** Returns a number with `length` digits in base 62, or in the smaller `base`. The number has leading zeros. */
function encode(number: bigint, length: number, base = 62n): string {
  const digits: string[] = [];
  for (let left = number; digits.length < length; left /= base) digits.unshift(DIGITS.charAt(Number(left % base)));
  return digits.join('');
}

const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);
/**
 * Returns the CRC-32 of a text. It reveals typing errors and cut-off keys without a look-up in the database. It does
 * not protect against a person who invents a key.
 */
const checksumOf = (text: string): string => encode(BigInt(crc32(text)), CHECKSUM_LENGTH);

/** Returns a new key with 256 random bits, and its visible prefix. */
export function newApiKey(stack: KeyStack): { key: string; prefix: string } {
  const name = encode(numberOf(randomBytes(8)), PREFIX_LENGTH, 36n).toLowerCase();
  const prefix = `toric_${stack}_${name}`;
  const unchecked = `${prefix}_${encode(numberOf(randomBytes(32)), SECRET_LENGTH)}`;
  return { key: `${unchecked}${checksumOf(unchecked)}`, prefix };
}

/** Returns the stack and the prefix of a key. Returns undefined if a character is missing or wrong. */
export function parseApiKey(text: string): { stack: KeyStack; prefix: string } | undefined {
  const [, prefix = '', stack, , checksum = ''] = PARTS.exec(text) ?? [];
  if (checksum === '' || checksumOf(text.slice(0, -CHECKSUM_LENGTH)) !== checksum) return undefined;
  return { stack: stack === 'live' ? 'live' : 'test', prefix };
}

/**
 * Returns true for a credential that begins like a key, even if it is damaged. No access token begins with `toric_`.
 */
export const isMeantAsKey = (credential: string): boolean => BEGINS_LIKE_ONE.test(credential);

/** Returns true if a text, such as the URL of a request, contains a key. The key may be percent-encoded. */
export function hasKeyInside(text: string): boolean {
  if (INSIDE.test(text)) return true;
  if (!text.includes('%')) return false;
  return INSIDE.test(
    text.replaceAll(/%([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  );
}

/**
 * Returns the digest under which a key is stored. A plain SHA-256 is safe, because nobody can guess 256 random bits. A
 * slow hash would only delay every request.
 */
export const apiKeyDigest = (key: string): string => createHash('sha256').update(key).digest('base64url');
