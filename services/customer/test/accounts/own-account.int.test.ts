/** Tests what people do with their own accounts: passwords, e-mails, phones, sessions and the security log. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forwardedAddress } from '@toric/chassis/http/forwarded-address';
import { SendMessage } from '@toric/contracts/customer/events';
import { GATEWAY_KEY, LINK_KEY, until } from '@toric/infra/prove/testing/test-stack';
import { linkCode, signLink } from '../../src/accounts/link.ts';
import { ascending, type CustomerStack, customerStack, PASSWORD, withoutTrace } from '../customer-stack.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop.stop());

const NEXT = 'a quite different sentence';
const forwardedFrom = forwardedAddress(GATEWAY_KEY);
const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
const newNetwork = () => forwardedFrom(`198.51.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`);
const post = (path: string, body: object, token?: string, headers = newNetwork()) =>
  shop.call('post', path, { body, headers, ...(token && { token }) });

/** Returns the values of the messages with this template that a person got, oldest first. */
async function noticesOf(personId: string, template: string): Promise<Record<string, string>[]> {
  // Another area sends the mails themselves, so this test reads the outbox as soon as no effect waits any more.
  await until('the effects to end', async () => {
    const waiting = await shop.value<number>(
      'select count(*)::int as value from customer.effect where done_at is null',
    );
    return waiting === 0 ? true : undefined;
  });
  const { rows } = await shop.stack.admin.query<{ values: Record<string, string> }>(
    `select data->'notice'->'values' as values from customer.outbox
     where type = $1 and data->>'personId' = $2 and data->'notice'->>'template' = $3 order by seq`,
    [SendMessage.type, personId, template],
  );
  return rows.map(({ values }) => values);
}
async function linkOf(personId: string, template: string): Promise<string> {
  const link = (await noticesOf(personId, template)).at(-1)?.['linkId'];
  if (!link) throw new Error(`no ${template} was sent to ${personId}`);
  return link;
}
const expire = (linkId: string) =>
  shop.stack.admin.query(`update customer.account_link set expires_at = now() - interval '1 s' where id = $1`, [
    linkId,
  ]);
const eventsOf = async (token: string): Promise<string[]> =>
  (await shop.call('get', '/security-events', { token }).expect(200)).body.data.map(
    ({ kind }: { kind: string }) => kind,
  );
async function signedIn() {
  const me = await shop.signUp();
  const { body } = await shop.signIn(me.email).expect(200);
  return { ...me, token: body.accessToken as string, refreshToken: body.refreshToken as string };
}
async function resetToken(me: { id: string; email: string }): Promise<string> {
  await post('/password-resets', { email: me.email }).expect(204);
  return signLink(LINK_KEY, 'password-reset', await linkOf(me.id, 'password-reset'));
}
const complete = (token: string, password = NEXT) => post('/password-resets/complete', { token, password });

test('a forgotten password is set anew with the link of a mail, once, and all sessions end', async () => {
  const me = await signedIn();
  const token = await resetToken(me);
  await complete(token, 'Password1234').expect(400);
  await complete(token).expect(204);
  await shop.signIn(me.email).expect(401);
  const { body } = await shop.signIn(me.email, NEXT).expect(200);
  expect(slug(await shop.refresh(me.refreshToken).expect(401))).toBe('auth.session-ended');
  expect(slug(await complete(token, 'yet another sentence').expect(422))).toBe('account.link-unusable');
  expect(await noticesOf(me.id, 'password-changed')).toHaveLength(1);
  expect(await eventsOf(body.accessToken)).toEqual([
    ...['signed-in', 'sign-in-failed', 'password-set', 'password-reset-asked', 'signed-in'],
  ]);
});

test('expired, forged, foreign and unknown links get the same answer', async () => {
  const me = await shop.signUp();
  const expired = await resetToken(me);
  await expire(expired.split('.')[0] ?? '');
  const confirmation = signLink(LINK_KEY, 'account-confirmation', await linkOf(me.id, 'account-confirmation'));
  const foreign = signLink(Buffer.alloc(32, 7).toString('base64'), 'password-reset', randomUUID());
  const unknown = signLink(LINK_KEY, 'password-reset', randomUUID());
  const answers = await Promise.all([expired, confirmation, foreign, unknown].map((token) => complete(token)));
  expect(slug(answers[0] ?? { body: {} })).toBe('account.link-unusable');
  expect(new Set(answers.map(withoutTrace)).size).toBe(1);
  await shop.signIn(me.email).expect(200);
});

test('of ten concurrent uses of one link one succeeds, and a second link of the account ends with it', async () => {
  const me = await shop.signUp();
  const [first, second] = [await resetToken(me), await resetToken(me)];
  const all = await Promise.all(Array.from({ length: 10 }, () => complete(second)));
  expect(all.map(({ status }) => status).sort(ascending)).toEqual([204, ...Array<number>(9).fill(422)]);
  await complete(first, 'yet another sentence').expect(422);
});

test('at most three mails an hour go to one address, and a network that asks too often is told so', async () => {
  const me = await shop.signUp();
  for (let n = 0; n < 6; n++) await post('/password-resets', { email: me.email }).expect(204);
  expect(await noticesOf(me.id, 'password-reset')).toHaveLength(3);
  const network = forwardedFrom('192.0.2.200');
  const asked = await Promise.all(
    Array.from({ length: 25 }, (_, n) => post('/password-resets', { email: `n${n}@example.com` }, undefined, network)),
  );
  expect(asked.filter(({ status }) => status === 204)).toHaveLength(20);
  expect(asked.filter((answer) => slug(answer) === 'account.asked-too-often')).toHaveLength(5);
});

test('requests for known and unknown addresses are told apart neither by answer nor by time', async () => {
  const known = await Promise.all(Array.from({ length: 40 }, () => shop.signUp()));
  const ask = async (email: string) => {
    const started = performance.now();
    const answer = await post('/password-resets', { email });
    return { ms: performance.now() - started, answer: JSON.stringify([answer.status, answer.body]) };
  };
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  const answers = new Set<string>();
  for (const { email } of known) {
    for (const kind of ['known', 'unknown'] as const) {
      const { ms, answer } = await ask(kind === 'known' ? email : `${randomUUID()}@example.com`);
      times[kind].push(ms);
      answers.add(answer);
    }
  }
  const median = (values: number[]) => values.sort(ascending)[values.length / 2] ?? 0;
  expect(answers.size).toBe(1);
  expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(10);
});

test('an account whose password an administrator ended is not opened by a reset', async () => {
  const admin = await shop.staff('admin');
  const email = `${randomUUID()}@example.com`;
  const added = await post('/staff', { email, name: 'Otto', roles: ['sales'], reason: 'New' }, admin).expect(201);
  const otto = { id: added.body.id as string, email };
  await post('/staff/passwords', { code: added.body.setupCode, password: PASSWORD }).expect(204);
  const token = await resetToken(otto);
  await post(`/staff/${otto.id}/setup-code`, { reason: 'His password was stolen' }, admin).expect(201);
  await complete(token).expect(422);
  await post('/password-resets', { email }).expect(204);
  expect(await noticesOf(otto.id, 'password-reset')).toHaveLength(1);
});

test('a line break in an e-mail is refused', async () => {
  const answer = await post('/password-resets', { email: 'ana@example.com\r\nBcc: eve@example.com' }).expect(400);
  expect(answer.body.errors[0].pointer).toBe('/email');
});

test('the password is changed with the present one, and the other sessions end', async () => {
  const [me, { body: other }] = [await signedIn(), { body: {} as { refreshToken: string } }];
  Object.assign(other, (await shop.signIn(me.email).expect(200)).body);
  const change = (currentPassword: string, password = NEXT) =>
    shop.call('put', '/account/password', { token: me.token, body: { currentPassword, password } });
  expect(slug(await change('a wrong sentence').expect(403))).toBe('account.wrong-password');
  expect(slug(await change(PASSWORD, 'Password1234').expect(400))).toBe('password.too-common');
  await change(PASSWORD).expect(204);
  expect(slug(await shop.refresh(other.refreshToken).expect(401))).toBe('auth.session-ended');
  await shop.refresh(me.refreshToken).expect(200);
  await shop.signIn(me.email, NEXT).expect(200);
  expect(await noticesOf(me.id, 'password-changed')).toHaveLength(1);
});

test('a stolen access token guesses a password five times', async () => {
  const me = await signedIn();
  const guess = () =>
    shop.call('put', '/account/password', { token: me.token, body: { currentPassword: 'guess', password: NEXT } });
  const all = await Promise.all(Array.from({ length: 20 }, guess));
  expect(all.filter(({ status }) => status === 403)).toHaveLength(5);
  expect(all.filter((answer) => slug(answer) === 'auth.locked')).toHaveLength(15);
});

test('the e-mail of a new customer is confirmed with a link, and the mail is sent again on request', async () => {
  const me = await shop.signUp();
  const confirmedAt = async () =>
    (await shop.call('get', '/account', { token: me.token }).expect(200)).body.emailConfirmedAt;
  expect(await confirmedAt()).toBeNull();
  await post('/account/email/confirmation', {}, me.token).expect(204);
  const links = await noticesOf(me.id, 'account-confirmation');
  expect(links).toHaveLength(2);
  const token = signLink(LINK_KEY, 'account-confirmation', links[0]?.['linkId'] ?? '');
  await post('/account/email/confirm', { token }).expect(204);
  expect(await confirmedAt()).toEqual(expect.any(String));
  await post('/account/email/confirm', { token }).expect(422);
  expect(slug(await post('/account/email/confirmation', {}, me.token).expect(409))).toBe('account.email-confirmed');
});

test('an e-mail is changed with proof at the new address, and both addresses are told', async () => {
  const me = await signedIn();
  const email = `${randomUUID()}@example.com`;
  const ask = (password: string, to = email) => post('/account/email/change', { email: to, password }, me.token);
  expect(slug(await ask('a wrong sentence').expect(403))).toBe('account.wrong-password');
  expect(slug(await ask(PASSWORD, me.email).expect(409))).toBe('account.email-unchanged');
  await ask(PASSWORD).expect(204);
  await shop.signIn(email).expect(401);
  const linkId = await linkOf(me.id, 'email-change');
  const token = signLink(LINK_KEY, 'email-change', linkId);
  await post('/account/email/change/complete', { token }).expect(204);
  await shop.signIn(email).expect(200);
  await shop.signIn(me.email).expect(401);
  expect((await shop.call('get', '/customers/me', { token: me.token }).expect(200)).body.email).toBe(email);
  expect(await noticesOf(me.id, 'email-changed')).toEqual([
    { linkId, to: 'former-address' },
    { linkId, to: 'new-address' },
  ]);
  const stored = await shop.value<string>(`select string_agg(l::text, ' ') as value from customer.account_link l`);
  expect([stored.includes(email), stored.includes(me.email)]).toEqual([false, false]);
});

test('an e-mail that another account has taken is not taken over', async () => {
  const [me, other] = [await signedIn(), await shop.signUp()];
  await post('/account/email/change', { email: other.email, password: PASSWORD }, me.token).expect(204);
  const token = signLink(LINK_KEY, 'email-change', await linkOf(me.id, 'email-change'));
  expect(slug(await post('/account/email/change/complete', { token }).expect(422))).toBe('account.link-unusable');
  await shop.signIn(me.email).expect(200);
});

test('a phone number is changed with the code of a text message, and five tries are all there are', async () => {
  const [me, other] = [await shop.signUp(), await shop.signUp()];
  const ask = () => post('/customers/me/phone-changes', { phone: '+1 415 555 0132' }, me.token).expect(202);
  const { body: change } = await ask();
  const code = linkCode(LINK_KEY, 'phone-change', change.id);
  const wrong = code === '000000' ? '000001' : '000000';
  const send = (id: string, digits: string, token = me.token) =>
    post(`/customers/me/phone-changes/${id}/complete`, { code: digits }, token);
  expect(slug(await send(change.id, code, other.token).expect(422))).toBe('account.code-wrong');
  const tries = await Promise.all(Array.from({ length: 12 }, () => send(change.id, wrong)));
  expect(new Set(tries.map(withoutTrace)).size).toBe(1);
  await send(change.id, code).expect(422);
  const { body: next } = await ask();
  await send(next.id, linkCode(LINK_KEY, 'phone-change', next.id)).expect(204);
  expect((await shop.call('get', '/customers/me', { token: me.token }).expect(200)).body.phone).toBe('+14155550132');
  await send(next.id, linkCode(LINK_KEY, 'phone-change', next.id)).expect(422);
  await ask();
  await post('/customers/me/phone-changes', { phone: '+1 415 555 0132' }, me.token).expect(429);
});

test('sessions are listed with their devices, and ended one by one or all at once', async () => {
  const [me, other] = [await signedIn(), await signedIn()];
  const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0';
  const body = { email: me.email, password: PASSWORD };
  const headers = { ...forwardedFrom('203.0.113.9'), 'User-Agent': agent };
  const { body: third } = await shop.call('post', '/sessions', { body, headers }).expect(200);
  const list = async (token: string) => (await shop.call('get', '/sessions', { token }).expect(200)).body.data;
  const listed = await list(third.accessToken);
  expect(listed).toMatchObject([
    { current: true, device: 'Firefox on Linux', network: '203.0.113.0/24' },
    { current: false, network: '203.0.113.0/24' },
  ]);
  const stored = await shop.value<string>(`select string_agg(s::text, ' ') as value from customer.session s`);
  expect(stored).not.toMatch(/203\.0\.113|Firefox/);
  const end = (token: string) => shop.call('delete', `/sessions/${listed[1].id}`, { token });
  expect(slug(await end(other.token).expect(404))).toBe('session.not-found');
  await end(third.accessToken).expect(204);
  await end(third.accessToken).expect(404);
  expect(slug(await shop.refresh(me.refreshToken).expect(401))).toBe('auth.session-ended');
  await shop.signIn(me.email).expect(200);
  expect((await post('/sessions/end-others', {}, third.accessToken).expect(200)).body).toEqual({ ended: 1 });
  expect(await list(third.accessToken)).toHaveLength(1);
});

test('a sign-in with a new device is told by mail, a known device is not, and the first one is no news', async () => {
  const me = await shop.signUp();
  await shop.signIn(me.email, PASSWORD, '203.0.113.1').expect(200);
  await shop.signIn(me.email, PASSWORD, '203.0.113.2').expect(200);
  expect(await noticesOf(me.id, 'new-device')).toHaveLength(0);
  await shop.signIn(me.email, PASSWORD, '198.51.100.1').expect(200);
  await shop.signIn(me.email, PASSWORD, '198.51.100.1').expect(200);
  expect(await noticesOf(me.id, 'new-device')).toHaveLength(1);
  const stored = await shop.value<string>(`select string_agg(d::text, ' ') as value from customer.known_device d`);
  expect(stored).not.toContain('203.0.113');
});

test('a person reads her own security log, an auditor reads any, and nobody changes it', async () => {
  const [me, other] = [await signedIn(), await signedIn()];
  const read = (token: string) => shop.call('get', `/security-events?accountId=${me.id}`, { token });
  expect((await read(me.token).expect(200)).body.data).toMatchObject([{ kind: 'signed-in', accountId: me.id }]);
  expect((await read(await shop.staff('auditor')).expect(200)).body.data).toHaveLength(1);
  expect(slug(await read(other.token).expect(404))).toBe('account.not-found');
  await read(await shop.staff('admin')).expect(404);
  await expect(shop.stack.admin.query('delete from customer.security_event')).rejects.toThrow('append-only');
});
