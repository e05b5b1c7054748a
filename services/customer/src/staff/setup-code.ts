/** Makes set-up codes. With a code, one member of staff sets a password once. */
import { createHash, randomBytes } from 'node:crypto';

/** Returns 128 random bits as 32 hexadecimal digits, which a person can read aloud. */
export const newSetupCode = (): string => randomBytes(16).toString('hex');

/**
 * Returns the digest under which a code is stored. SHA-256 without a key is enough, because nobody can try all codes of
 * 128 random bits.
 */
export const setupCodeDigest = (code: string): string => createHash('sha256').update(code).digest('base64url');
