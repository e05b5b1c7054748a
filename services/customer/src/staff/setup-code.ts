/** Set-up codes: each lets one member of staff set her password once. */
import { createHash, randomBytes } from 'node:crypto';

/** Returns 128 random bits as 32 hexadecimal digits, which a person can read aloud. */
export const newSetupCode = (): string => randomBytes(16).toString('hex');

/**
 * Returns the digest under which a code is stored. A plain SHA-256 is enough, because nobody can guess 128 random bits
 * from it.
 */
export const setupCodeDigest = (code: string): string => createHash('sha256').update(code).digest('base64url');
