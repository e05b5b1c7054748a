import { createPrivateKey, type KeyObject } from 'node:crypto';
import { AUDIENCE, ISSUER, TOKEN_TYPE } from '@toric/chassis/http/auth';
import type { Actor } from '@toric/contracts/kernel/access';
import { SignJWT } from 'jose';
import { z } from 'zod';

export const ACCESS_SECONDS = 600;

const PrivateJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string().min(1),
  x: z.string(),
  d: z.string(),
});

export type SignAccessToken = (actor: Actor, sessionId: string, now: Date) => Promise<string>;

/**
 * Returns a function that signs access tokens (EdDSA, valid for ten minutes) in the form that chassis/auth verifies.
 */
export function accessTokenSigner(privateJwk: string): SignAccessToken {
  const { kid, key } = signingKey(privateJwk);
  return async ({ id, kind, roles, factorAt, scope }, sessionId, now) => {
    const issuedAt = Math.floor(now.getTime() / 1000);
    const factor = { ...(factorAt !== undefined && { mfa: factorAt }), ...(scope && { scope }) };
    return new SignJWT({ kind, roles, sid: sessionId, ...factor })
      .setProtectedHeader({ alg: 'EdDSA', typ: TOKEN_TYPE, kid })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(id)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ACCESS_SECONDS)
      .sign(key);
  };
}

/** Returns the key of the setting `AUTH_PRIVATE_JWK` with its id. Throws if it is not valid. */
export function signingKey(privateJwk: string): { kid: string; key: KeyObject } {
  const { kid, ...jwk } = parseJwk(privateJwk);
  return { kid, key: createPrivateKey({ key: jwk, format: 'jwk' }) };
}

function parseJwk(text: string): z.output<typeof PrivateJwk> {
  try {
    return PrivateJwk.parse(JSON.parse(text));
  } catch {
    // The error has no `cause`, because the message of the cause would quote the private key.
    throw new Error('AUTH_PRIVATE_JWK is not a private Ed25519 key with a kid, as a JWK in JSON. Make a new key pair.');
  }
}
