import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const PREFIX = 'sealed.';

/** Seals a text that one service hands over to another in a message, such as a payment token or the buyer. */
export type Handover = {
  /** Returns the encrypted text. Only `open` with the same context returns the text again. */
  seal(context: string, plain: string): string;
  /** Returns the text. Throws if the value was changed, or was sealed for another context or with another key. */
  open(context: string, sealed: string): string;
};

function openWith(key: Buffer, aad: Buffer, bytes: Buffer): string {
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, 12)).setAAD(aad);
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
}

/**
 * Returns the handover of two services, with keys that only these two services have. Each key has 32 random bytes in
 * base64. `keys` has one key. During a key rotation, it has the new key and the old one, with a space between. The
 * first key seals, and every key opens.
 */
export function createHandover(setting: string, keys: string): Handover {
  const all = keys
    .trim()
    .split(/\s+/)
    .map((key) => Buffer.from(key, 'base64'));
  const [first] = all;
  if (!first || all.some((key) => key.length !== 32))
    throw new Error(`${setting} must be keys of 32 bytes in base64: openssl rand -base64 32`);
  return {
    seal(context, plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv(CIPHER, first, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return `${PREFIX}${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(context, sealed) {
      const [aad, bytes] = [Buffer.from(context), Buffer.from(sealed.slice(PREFIX.length), 'base64url')];
      for (const key of all) {
        try {
          return openWith(key, aad, bytes);
        } catch {
          // another key may open the value
        }
      }
      throw new Error(`no key of ${setting} opens the text of ${context}`);
    },
  };
}
