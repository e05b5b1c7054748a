/**
 * Makes and finds addresses and ids that name a message (VERP). A bounce returns to `<local>+<token>@<domain>`. The
 * token is the id with a keyed digest, so nobody can forge the bounce of a message that they have never seen.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Holds the alphabet of Base 32 (RFC 4648) in lower case, because mail servers may change the case of an address. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const [ID_LENGTH, DIGEST_LENGTH] = [26, 16];
const TOKEN = new RegExp(`[${ALPHABET}]{${ID_LENGTH + DIGEST_LENGTH}}`, 'g');

function encode(bytes: Buffer): string {
  let [text, bits, value] = ['', 0, 0];
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += ALPHABET[(value >> (bits - 5)) & 31] ?? '';
  }
  return bits > 0 ? text + (ALPHABET[(value << (5 - bits)) & 31] ?? '') : text;
}

function decode(text: string): Buffer {
  const bytes: number[] = [];
  let [bits, value] = [0, 0];
  for (const character of text) {
    value = ((value << 5) | ALPHABET.indexOf(character)) & 0xffff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((value >> bits) & 255);
  }
  return Buffer.from(bytes);
}

const digestOf = (key: string, id: string): string =>
  encode(createHmac('sha256', key).update(`bounce\0${id}`).digest().subarray(0, 10));

/** Returns the keys of the setting LINK_KEY. The newest key signs, and every key is accepted. */
const keysOf = (keys: string): string[] => keys.trim().split(/\s+/);

export function bounceToken(keys: string, messageId: string): string {
  const [newest = ''] = keysOf(keys);
  return encode(Buffer.from(messageId.replaceAll('-', ''), 'hex')) + digestOf(newest, messageId);
}

const uuidOf = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Returns the id of the message of a token. Returns undefined if the token was forged. */
function openToken(keys: string, token: string): string | undefined {
  const id = uuidOf(decode(token.slice(0, ID_LENGTH)).toString('hex'));
  const given = Buffer.from(token.slice(ID_LENGTH));
  return keysOf(keys).some((key) => timingSafeEqual(Buffer.from(digestOf(key, id)), given)) ? id : undefined;
}

/**
 * Returns the id of the first message whose token is in the text, for example in the headers of a bounce. Returns
 * undefined if there is none.
 */
export function findBounced(keys: string, text: string): string | undefined {
  for (const [token] of text.matchAll(TOKEN)) {
    const id = openToken(keys, token);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** Returns the address with the token, for example `mail+<token>@shop.example`. */
export function withToken(address: string, token: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${token}${address.slice(at)}`;
}
