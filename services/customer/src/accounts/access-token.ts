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

/**
 * Signs an access token for this session. The token is valid for `seconds`, or for ten minutes if `seconds` is omitted.
 */
export type SignAccessToken = (actor: Actor, sessionId: string, seconds?: number) => Promise<string>;

/**
 * Returns a function that signs access tokens (EdDSA) in the form that chassis/auth verifies. Their times come from the
 * clock of the machine, because every process verifies them with its own clock (ADR 0065).
 */
export function accessTokenSigner(privateJwk: string, clock: () => number = Date.now): SignAccessToken {
  const { kid, key } = signingKey(privateJwk);
  return async ({ id, kind, roles, factorAt, scope, key: rights }, sessionId, seconds = ACCESS_SECONDS) => {
    const issuedAt = Math.floor(clock() / 1000);
    const factor = { ...(factorAt !== undefined && { mfa: factorAt }), ...(scope && { scope }) };
    return new SignJWT({ kind, roles, sid: sessionId, ...factor, ...(rights && { key: rights }) })
      .setProtectedHeader({ alg: 'EdDSA', typ: TOKEN_TYPE, kid })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(id)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + seconds)
      .sign(key);
  };
}

/** Returns the key of the setting `AUTH_PRIVATE_JWK` with its id. Throws if the setting is not valid. */
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
