/** Tests passkeys with a simulated device: adding, signing in, removing, and what an attacker's device tries. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forwardedAddress } from '@toric/chassis/http/forwarded-address';
import { SendMessage } from '@toric/contracts/customer/events';
import { GATEWAY_KEY } from '@toric/infra/prove/testing/test-stack';
import { decodeJwt } from 'jose';
import { ascending, type CustomerStack, customerStack, PASSWORD, withoutTrace } from '../customer-stack.ts';
import { softwareAuthenticator } from './software-authenticator.ts';

const SITE = { origin: 'https://shop.example', rpId: 'shop.example' };
let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack({ PUBLIC_URL: SITE.origin, WEBAUTHN_ORIGINS: 'https://m.shop.example' });
}, 60_000);
afterAll(() => shop.stop());

const forwardedFrom = forwardedAddress(GATEWAY_KEY);
/** Returns a new network for each request, because guesses at a password are counted for each network. */
const newNetwork = () => forwardedFrom(`198.51.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`);
const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
const post = (path: string, body: object, token?: string) =>
  shop.call('post', path, { body, headers: newNetwork(), ...(token && { token }) });
const optionsFor = async (token: string) =>
  (await post('/account/passkeys/options', { password: PASSWORD }, token).expect(201)).body;
const signInOptions = async () => (await post('/sessions/passkey/options', {}).expect(201)).body;
const signIn = (credential: object) => post('/sessions/passkey', { credential });

async function signedIn() {
  const me = await shop.signUp();
  return { ...me, token: (await shop.signIn(me.email).expect(200)).body.accessToken as string };
}
const sessionOf = (token: string) => String(decodeJwt(token)['sid']);

async function withPasskey() {
  const [me, device] = [await signedIn(), softwareAuthenticator(SITE)];
  const options = await optionsFor(me.token);
  const body = { name: 'My phone', credential: device.create(options) };
  const added = await post('/account/passkeys', body, me.token).expect(201);
  return { ...me, device, options, passkeyId: added.body.id as string, handle: options.user.id as string };
}

test('a passkey is added with the password, signs in without one, and is removed', async () => {
  const { id, token, device, options, passkeyId, handle } = await withPasskey();
  expect(options).toMatchObject({
    rp: { id: 'shop.example' },
    ...{ attestation: 'none', authenticatorSelection: { userVerification: 'required' } },
  });
  const { body: session } = await signIn(device.get(await signInOptions(), { userHandle: handle })).expect(200);
  expect(session).toMatchObject({ actor: { id, kind: 'customer' }, enrolmentRequired: false });
  const list = (await shop.call('get', '/account/passkeys', { token }).expect(200)).body.data;
  expect(list).toEqual([
    { id: passkeyId, name: 'My phone', createdAt: expect.any(String), lastUsedAt: expect.any(String) },
  ]);
  const remove = () => shop.call('delete', `/account/passkeys/${passkeyId}`, { token });
  await remove().expect(204);
  expect(slug(await remove().expect(404))).toBe('passkey.not-found');
  expect(slug(await signIn(device.get(await signInOptions())).expect(401))).toBe('passkey.refused');
  const told = (await shop.stack.emitted('customer', SendMessage)).filter(
    ({ personId, notice }) => personId === id && notice.template === 'second-factor-changed',
  );
  expect(told).toHaveLength(2);
  const kinds = (await shop.call('get', '/security-events', { token }).expect(200)).body.data.map(
    ({ kind }: { kind: string }) => kind,
  );
  expect(kinds).toEqual(expect.arrayContaining(['passkey-added', 'passkey-removed', 'signed-in']));
});

test('staff sign in with a passkey instead of password and code, with a fresh proof of the second factor', async () => {
  const admin = await shop.staff('admin');
  const email = `otto-${Date.now()}@example.com`;
  const body = { email, name: 'Otto Optician', roles: ['finance'], reason: 'Starts on Monday' };
  const added = await post('/staff', body, admin).expect(201);
  await post('/staff/passwords', { code: added.body.setupCode, password: PASSWORD }).expect(204);
  const { token } = await shop.signInStaff(email);
  const device = softwareAuthenticator(SITE);
  const credential = device.create(await optionsFor(token));
  await post('/account/passkeys', { name: 'Key', credential }, token).expect(201);
  const { body: session } = await signIn(device.get(await signInOptions())).expect(200);
  expect(session).toMatchObject({ actor: { kind: 'staff', roles: ['finance'] }, enrolmentRequired: false });
  // this operation needs a fresh proof
  await post('/account/recovery-codes', {}, session.accessToken).expect(201);
  // an administrator removes the password, and the account stays closed for its passkey
  await post(`/staff/${added.body.id}/setup-code`, { reason: 'The key was stolen' }, admin).expect(201);
  expect(slug(await signIn(device.get(await signInOptions())).expect(401))).toBe('passkey.refused');
});

test('a passkey of her own proves a person again, and the passkey of somebody else does not', async () => {
  const [me, other] = [await withPasskey(), await withPasskey()];
  const token = await shop.stack.token({ id: me.id, sessionId: sessionOf(me.token), factorAge: 301 });
  const renew = (by: string) => post(`/account/passkeys/options`, { password: PASSWORD }, by);
  expect(slug(await renew(token).expect(403))).toBe('auth.step-up-needed');
  const stepUp = (credential: object) => post('/sessions/step-up', { credential }, token);
  const good = me.device.get(await signInOptions());
  const { body: fresh } = await stepUp(good).expect(200);
  expect(fresh).toEqual({ accessToken: expect.any(String), tokenType: 'Bearer', expiresIn: expect.any(Number) });
  await renew(fresh.accessToken).expect(201);
  const refused = [
    await stepUp(good),
    await stepUp(other.device.get(await signInOptions())),
    await stepUp(me.device.get(await signInOptions(), { origin: 'https://evil.example' })),
    await stepUp(me.device.get(await signInOptions(), { userVerified: false })),
  ];
  expect(refused.map(slug)).toEqual(Array<string>(4).fill('passkey.refused'));
  await post('/sessions/step-up', { credential: good, code: '123456' }, token).expect(400);
});

test('a passkey is not added for a wrong password, another origin, another account, or twice', async () => {
  const [me, other] = [await signedIn(), await signedIn()];
  expect(slug(await post('/account/passkeys/options', { password: 'guess' }, me.token).expect(403))).toBe(
    'account.wrong-password',
  );
  const device = softwareAuthenticator(SITE);
  const add = (credential: object, token = me.token) => post('/account/passkeys', { name: 'x', credential }, token);
  const refused = [
    await add(device.create(await optionsFor(me.token), { origin: 'https://evil.example' })),
    await add(device.create(await optionsFor(me.token), { rpId: 'evil.example' })),
    await add(device.create(await optionsFor(me.token), { userVerified: false })),
    await add(device.create(await optionsFor(me.token), { type: 'webauthn.get' })),
    await add(device.create(await optionsFor(me.token)), other.token),
    await add(device.create({ challenge: 'Zm9yZ2Vk' })),
  ];
  expect(refused.map(slug)).toEqual(Array<string>(6).fill('passkey.refused'));
  const credential = device.create(await optionsFor(me.token));
  await add(credential).expect(201);
  expect(slug(await add(credential).expect(401))).toBe('passkey.refused');
  expect(slug(await add(device.create(await optionsFor(other.token)), other.token).expect(409))).toBe('passkey.known');
});

test('a page of another origin, a replayed or foreign challenge, and a foreign key sign nobody in', async () => {
  const [mine, theirs] = [await withPasskey(), await withPasskey()];
  const good = mine.device.get(await signInOptions());
  await signIn(good).expect(200);
  const registration = await optionsFor(mine.token);
  const refused = [
    await signIn(good),
    await signIn(mine.device.get(await signInOptions(), { origin: 'https://evil.example' })),
    await signIn(mine.device.get(await signInOptions(), { rpId: 'evil.example' })),
    await signIn(mine.device.get(await signInOptions(), { userVerified: false })),
    await signIn(mine.device.get(registration)),
    await signIn(mine.device.get({ challenge: 'Zm9yZ2Vk' })),
    // this device names the credential of another person
    await signIn(theirs.device.get(await signInOptions(), { id: mine.device.id })),
    await signIn(mine.device.get(await signInOptions(), { userHandle: theirs.handle })),
    await signIn(softwareAuthenticator(SITE).get(await signInOptions())),
  ];
  expect(refused.map(slug)).toEqual(Array<string>(9).fill('passkey.refused'));
  expect(new Set(refused.map(withoutTrace)).size).toBe(1);
  await signIn(mine.device.get(await signInOptions(), { origin: 'https://m.shop.example' })).expect(200);
});

test('a counter that goes back shows a copied device, and a wrong answer uses its challenge up', async () => {
  const { device } = await withPasskey();
  await signIn(device.get(await signInOptions(), { counter: 40 })).expect(200);
  await signIn(device.get(await signInOptions(), { counter: 40 })).expect(401);
  await signIn(device.get(await signInOptions(), { counter: 39 })).expect(401);
  const options = await signInOptions();
  await signIn(device.get(options, { counter: 39 })).expect(401);
  await signIn(device.get(options, { counter: 41 })).expect(401);
  await signIn(device.get(await signInOptions(), { counter: 41 })).expect(200);
});

test('of ten concurrent answers to one challenge one signs in, and an expired challenge signs nobody in', async () => {
  const { device } = await withPasskey();
  const credential = device.get(await signInOptions());
  const all = await Promise.all(Array.from({ length: 10 }, () => signIn(credential)));
  expect(all.map(({ status }) => status).sort(ascending)).toEqual([200, ...Array<number>(9).fill(401)]);
  const late = device.get(await signInOptions());
  await shop.stack.admin.query(`update customer.passkey_challenge set expires_at = now() - interval '1 s'`);
  await signIn(late).expect(401);
});

test('an account has at most ten passkeys, and the names are not readable in the database', async () => {
  const me = await signedIn();
  for (let n = 0; n < 10; n++) {
    const credential = softwareAuthenticator(SITE).create(await optionsFor(me.token));
    await post('/account/passkeys', { name: `Device of Grace ${n}`, credential }, me.token).expect(201);
  }
  expect(slug(await post('/account/passkeys/options', { password: PASSWORD }, me.token).expect(409))).toBe(
    'passkey.too-many',
  );
  const stored = await shop.value<string>(`select string_agg(p::text, ' ') as value from customer.passkey p`);
  expect(stored).not.toContain('Grace');
});
