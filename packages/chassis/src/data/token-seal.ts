import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const PREFIX = 'sealed.';

export type TokenSeal = {
  /** Returns the token encrypted for the payment service, bound to the order. */
  seal(orderId: string, token: string): string;
  /** Throws if the value was changed, or was sealed for another order or with another key. */
  open(orderId: string, sealed: string): string;
};

/**
 * Seals payment tokens on their way from the order service to the payment service, with a key that only these two have.
 * `keys` has 32 random bytes in base64. While the key is rotated, it has the new key and the old one, with a space
 * between. The first key seals, and every key opens.
 */
export function tokenSeal(keys: string): TokenSeal {
  const all = keys
    .trim()
    .split(/\s+/)
    .map((key) => Buffer.from(key, 'base64'));
  const [first] = all;
  if (!first || all.some((key) => key.length !== 32))
    throw new Error('PAYMENT_TOKEN_KEYS must be keys of 32 bytes in base64: openssl rand -base64 32');

  function openWith(key: Buffer, aad: Buffer, bytes: Buffer): string {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, 12)).setAAD(aad);
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
  }

  return {
    seal(orderId, token) {
      const iv = randomBytes(12);
      const cipher = createCipheriv(CIPHER, first, iv).setAAD(Buffer.from(orderId));
      const body = Buffer.concat([cipher.update(token), cipher.final()]);
      return `${PREFIX}${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(orderId, sealed) {
      const aad = Buffer.from(orderId);
      const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64url');
      for (const key of all) {
        try {
          return openWith(key, aad, bytes);
        } catch {
          // another key may open it
        }
      }
      throw new Error(`no key of PAYMENT_TOKEN_KEYS opens the payment token of order ${orderId}`);
    },
  };
}
