/**
 * Makes and checks codes of authenticator apps (RFC 6238), in the form that every app supports: SHA-1, six digits,
 * steps of 30 seconds.
 */
import { createHmac } from 'node:crypto';
import { generateSecret, generateSync, generateURI, ScureBase32Plugin, verifySync } from 'otplib';

const STEP_SECONDS = 30;
const ISSUER = 'Toric';

/**
 * Returns a new secret of 160 random bits in Base32. With the sample key of a development stack, the secret is derived
 * from the e-mail, so that the tools of that stack can show its codes.
 */
export const newSecret = (sampleKey: string | undefined, email: string): string =>
  sampleKey === undefined ? generateSecret() : sampleSecret(sampleKey, email);

/** Returns the secret of a sample account, which is as long as a random secret. */
export const sampleSecret = (sampleKey: string, email: string): string =>
  new ScureBase32Plugin().encode(createHmac('sha1', Buffer.from(sampleKey, 'base64')).update(email).digest());

/** Returns the URI with which an app imports the secret. */
export const otpauthUri = (secret: string, email: string): string =>
  generateURI({ issuer: ISSUER, label: email, secret });

/**
 * Returns the time step of a code that is valid now, 30 seconds ago or in 30 seconds, because the clocks of phones
 * differ. Returns undefined for any other code.
 */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const epoch = Math.floor(now.getTime() / 1000);
  const verified = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
  return verified.valid && 'timeStep' in verified ? verified.timeStep : undefined;
}

/**
 * Returns the code that an authenticator app shows at this time. Only development tools and tests need this function.
 */
export const codeAt = (secret: string, now: Date): string =>
  generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) });
