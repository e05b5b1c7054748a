// A customer's token that outlives the run, signed as the customer service signs: renewing it would stand in the figures.
import { AUDIENCE, ISSUER, TOKEN_TYPE } from '@toric/chassis/auth';
import { importJWK, type JWK, SignJWT } from 'jose';

export async function ticketSigner(privateJwk: string): Promise<(customerId: string) => Promise<string>> {
  const jwk = JSON.parse(privateJwk) as JWK & { kid: string }; // this stack's own secrets
  const key = await importJWK(jwk, 'EdDSA');
  return (customerId) =>
    new SignJWT({ kind: 'customer', roles: ['customer'] })
      .setProtectedHeader({ alg: 'EdDSA', typ: TOKEN_TYPE, kid: jwk.kid })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(customerId)
      .setIssuedAt()
      .setExpirationTime('12h')
      .sign(key);
}
