/**
 * Signs links of mails, and makes codes of text messages. A link is a row with an id. Its token is the id with a keyed
 * digest, so that no secret is stored or sent in a message of the broker. The row decides whether the link may still be
 * used.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Returns the keys of the setting `LINK_KEY`, the newest first. The newest key signs, and every key is accepted. */
const keysOf = (setting: string): Buffer[] =>
  setting
    .trim()
    .split(/\s+/)
    .map((key) => Buffer.from(key, 'base64'));

const digest = (key: Buffer, purpose: string, id: string): Buffer =>
  createHmac('sha256', key).update(`${purpose}\0${id}`).digest();

/** Returns the token of a link: `<id>.<digest>`. `key` is the setting `LINK_KEY`. */
export function signLink(key: string, purpose: string, id: string): string {
  const [newest = Buffer.alloc(0)] = keysOf(key);
  return `${id}.${digest(newest, purpose, id).toString('base64url')}`;
}

/** Returns the id of the link. Returns undefined if the token was forged, or signed for another purpose. */
export function openLink(key: string, purpose: string, token: string): string | undefined {
  const [id = '', signature = ''] = token.split('.');
  if (!UUID.test(id)) return undefined;
  const given = Buffer.from(signature, 'base64url');
  const isOurs = keysOf(key).some((one) => {
    const expected = digest(one, purpose, id);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return isOurs ? id : undefined;
}

const CODE_DIGITS = 6;

/** Returns the code of a text message: six digits that are derived from the id of its row. The row limits the tries. */
export function linkCode(key: string, purpose: string, id: string): string {
  const [newest = Buffer.alloc(0)] = keysOf(key);
  const number = digest(newest, purpose, id).readUIntBE(0, 6) % 10 ** CODE_DIGITS;
  return String(number).padStart(CODE_DIGITS, '0');
}
