/** Checks the signatures of webhook deliveries in constant time. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Returns a new secret by the scheme of Standard Webhooks: 32 random bytes in base64. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

const TOLERANCE_MS = 300_000;

/** Returns true if the signed message was sent within five minutes of `now`. */
export const isRecent = (at: number, now: number): boolean => Math.abs(now - at) <= TOLERANCE_MS;

type Signed = {
  readonly algorithm: 'sha1' | 'sha256';
  readonly key: string | Buffer;
  readonly parts: readonly (string | Buffer)[];
};

export function digestOf({ algorithm, key, parts }: Signed): Buffer {
  const hmac = createHmac(algorithm, key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

export const isSame = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
