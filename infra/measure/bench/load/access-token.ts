import { randomUUID } from 'node:crypto';
import { AUDIENCE, ISSUER, TOKEN_TYPE } from '@toric/chassis/http/auth';
import { importJWK, type JWK, SignJWT } from 'jose';

/**
 * Signs tokens of customers that are valid for 12 hours, longer than a run: refreshing tokens would distort the
 * figures.
 */
export async function longLivedTokenSigner(privateJwk: string): Promise<(customerId: string) => Promise<string>> {
  const jwk = JSON.parse(privateJwk) as JWK & { kid: string }; // the cast is safe: the signing key is a JWK with an id
  const key = await importJWK(jwk, 'EdDSA');
  return (customerId) =>
    new SignJWT({ kind: 'customer', roles: ['customer'], sid: randomUUID() })
      .setProtectedHeader({ alg: 'EdDSA', typ: TOKEN_TYPE, kid: jwk.kid })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(customerId)
      .setIssuedAt()
      .setExpirationTime('12h')
      .sign(key);
}
