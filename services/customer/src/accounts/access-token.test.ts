import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { authenticator } from '@toric/chassis/http/auth';
import type { Actor } from '@toric/contracts/kernel/access';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { accessTokenSigner } from './access-token.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const privateJwk = JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'k1' });
const jwks = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'EdDSA' }] });
const sessionId = '0197a000-0000-7000-8000-000000000002';
const actor: Actor = {
  ...{ id: '0197a000-0000-7000-8000-000000000001', kind: 'staff', roles: ['optician', 'sales'] },
  sessionId,
};
const live = { assertLive: () => undefined };

test('chassis/auth reads the same actor back, for ten minutes', async () => {
  const token = await accessTokenSigner(privateJwk)(actor, sessionId);
  await expect(authenticator(jwks, live)(`Bearer ${token}`)).resolves.toEqual(actor);
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: 'k1' });
  const { iat = 0, exp = 0 } = decodeJwt(token);
  expect(exp - iat).toBe(600);
});

test('a token older than ten minutes is refused', async () => {
  const token = await accessTokenSigner(privateJwk, () => Date.now() - 601_000)(actor, sessionId);
  await expect(authenticator(jwks, live)(`Bearer ${token}`)).rejects.toMatchObject({ slug: 'auth.invalid-token' });
});

test('the token of an API key carries its scopes, networks and limit, and may live shorter', async () => {
  const key = { scopes: ['orders:read'], addresses: ['203.0.113.0/24'], requestsPerMinute: 60 };
  const machine: Actor = { id: actor.id, kind: 'staff', roles: ['sales'], key, sessionId };
  const token = await accessTokenSigner(privateJwk)(machine, sessionId, 5);
  await expect(authenticator(jwks, live)(`Bearer ${token}`)).resolves.toEqual(machine);
  const { iat = 0, exp = 0 } = decodeJwt(token);
  expect(exp - iat).toBe(5);
});

test.each([['not json'], ['{"kty":"OKP"}'], [jwks]])('an invalid key is refused without being quoted: %s', (jwk) => {
  expect(() => accessTokenSigner(jwk)).toThrow(/^AUTH_PRIVATE_JWK is not a private Ed25519 key/);
});
