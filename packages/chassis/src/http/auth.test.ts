/** Tests that only an access token of ours is accepted: its key, its algorithm, its type, its audience and its time. */
import { beforeAll, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { AUDIENCE, authenticator, ISSUER, TOKEN_TYPE } from './auth.ts';

const ID = '0197a000-0000-7000-8000-00000000000c';
const CLAIMS = { kind: 'customer', roles: ['customer'], sid: ID };
const NOW = Math.floor(Date.now() / 1_000);

type Change = {
  header?: Record<string, unknown>;
  payload?: Record<string, unknown>;
  audience?: string;
  issuer?: string;
};
type Sign = (change?: Change) => Promise<string>;
let sign: Sign;
let signAsStranger: Sign;
let publicJwk: JWK;
let authenticate: ReturnType<typeof authenticator>;

const signerOf =
  (key: Parameters<SignJWT['sign']>[0]): Sign =>
  ({ header, payload, audience = AUDIENCE, issuer = ISSUER } = {}) =>
    new SignJWT({ ...CLAIMS, iss: issuer, aud: audience, sub: ID, iat: NOW, exp: NOW + 600, ...payload })
      .setProtectedHeader({ alg: 'EdDSA', typ: TOKEN_TYPE, kid: 'ours', ...header })
      .sign(key);

beforeAll(async () => {
  const [ours, strangers] = await Promise.all([generateKeyPair('Ed25519'), generateKeyPair('Ed25519')]);
  publicJwk = { ...(await exportJWK(ours.publicKey)), kid: 'ours', alg: 'EdDSA' };
  const live = { assertLive: () => undefined };
  authenticate = authenticator(JSON.stringify({ keys: [publicJwk] }), live);
  sign = signerOf(ours.privateKey);
  signAsStranger = signerOf(strangers.privateKey);
});

const isAccepted = async (token: Promise<string>) => {
  const authorization = `Bearer ${await token}`;
  return authenticate(authorization).then(
    (actor) => actor?.id === ID,
    (error: { slug?: string }) => error.slug,
  );
};
const REFUSED = 'auth.invalid-token';

test('an access token of ours names its person', async () => {
  expect(await isAccepted(sign())).toBe(true);
});

test('a token that was signed by another key is refused, also if it brings that key or its address along', async () => {
  const jwk = { ...publicJwk, x: 'A'.repeat(43) };
  for (const header of [
    {},
    { jwk },
    { jku: 'https://evil.example/keys' },
    { x5u: 'https://evil.example/c' },
    { kid: 'x' },
  ])
    expect([header, await isAccepted(signAsStranger({ header }))]).toEqual([header, REFUSED]);
});

test('a token that is signed with our public key as if it were a shared secret is refused', async () => {
  const secret = new TextEncoder().encode(JSON.stringify(publicJwk));
  expect(await isAccepted(signerOf(secret)({ header: { alg: 'HS256' } }))).toBe(REFUSED);
});

test('a token of another algorithm is refused, also if the settings have a key for it', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const key = { ...(await exportJWK(publicKey)), kid: 'curve', alg: 'ES256' };
  const both = authenticator(JSON.stringify({ keys: [publicJwk, key] }), { assertLive: () => undefined });
  const token = await signerOf(privateKey)({ header: { alg: 'ES256', kid: 'curve' } });
  await expect(both(`Bearer ${token}`)).rejects.toMatchObject({ slug: REFUSED });
});

test('a token of another type, such as an id token or a link, is refused', async () => {
  for (const typ of ['JWT', 'logout+jwt', 'page-link+jwt', undefined])
    expect([typ, await isAccepted(sign({ header: { typ } }))]).toEqual([typ, REFUSED]);
});

test('a token for another audience, or of another issuer, is refused', async () => {
  expect(await isAccepted(sign({ audience: 'another-api' }))).toBe(REFUSED);
  expect(await isAccepted(sign({ issuer: 'another-shop' }))).toBe(REFUSED);
});

test('a token is accepted only within its time, and one without an end is refused', async () => {
  expect(await isAccepted(sign({ payload: { exp: NOW - 1 } }))).toBe(REFUSED);
  expect(await isAccepted(sign({ payload: { nbf: NOW + 60 } }))).toBe(REFUSED);
  expect(await isAccepted(sign({ payload: { exp: undefined } }))).toBe(REFUSED);
});

test('a token that names no session is refused, because nothing could end it', async () => {
  expect(await isAccepted(sign({ payload: { sid: undefined } }))).toBe(REFUSED);
});
