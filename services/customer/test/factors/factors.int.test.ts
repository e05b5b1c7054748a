/** Tests the second factor: enrolment, sign-in in two steps, guesses, recovery codes, fresh proofs and resets. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forwardedAddress } from '@toric/chassis/http/forwarded-address';
import type { StaffRole } from '@toric/contracts/kernel/access';
import { GATEWAY_KEY, LINK_KEY, until } from '@toric/infra/prove/testing/test-stack';
import { signLink } from '../../src/accounts/link.ts';
import { codeAt } from '../../src/factors/totp.ts';
import { ascending, type CustomerStack, customerStack, PASSWORD, withoutTrace } from '../customer-stack.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop.stop());

const forwardedFrom = forwardedAddress(GATEWAY_KEY);
const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
const post = (path: string, body: object, token?: string) =>
  shop.call('post', path, { body, headers: forwardedFrom('203.0.113.1'), ...(token && { token }) });
/** Returns the code of a secret, by default the next one: it is later than every code that was used before. */
const code = (secret: string, steps = 0) => codeAt(secret, new Date(Date.now() + steps * 30_000));
const wrongFor = (secret: string) => {
  const right = [-1, 0, 1].map((steps) => code(secret, steps));
  return ['000000', '111111', '222222', '333333'].find((one) => !right.includes(one)) ?? '';
};
/** Makes the codes of an account's second factor usable again, as if some time had passed. */
const later = (id: string) =>
  shop.stack.admin.query('update customer.second_factor set last_step = 0 where account_id = $1', [id]);

async function enrol(token: string) {
  const { body } = await post('/account/second-factor', { password: PASSWORD }, token).expect(201);
  const confirmed = await post('/account/second-factor/confirm', { code: code(body.secret) }, token).expect(200);
  return { secret: body.secret as string, shown: body, ...confirmed.body };
}
async function newStaff(...roles: StaffRole[]) {
  const email = `${randomUUID()}@example.com`;
  const body = { email, name: 'Otto Optician', roles, reason: 'Starts on Monday' };
  const added = await shop.call('post', '/staff', { token: await shop.staff('admin'), body }).expect(201);
  await post('/staff/passwords', { code: added.body.setupCode, password: PASSWORD }).expect(204);
  // a new administrator would wait until another administrator has approved her role
  await shop.stack.admin.query('update customer.account set roles = $2 where id = $1', [added.body.id, roles]);
  return { id: added.body.id as string, email };
}
async function enrolledStaff(...roles: StaffRole[]) {
  const member = await newStaff(...roles);
  const first = await shop.signIn(member.email).expect(200);
  const enrolled = await enrol(first.body.accessToken);
  await later(member.id);
  return { ...member, ...enrolled, token: enrolled.accessToken as string };
}
const challengeOf = async (email: string, password = PASSWORD): Promise<string> =>
  (await shop.signIn(email, password).expect(200)).body.challenge;
const complete = (challenge: string, given: string) => post('/sessions/second-factor', { challenge, code: given });

test('staff without a second factor can do nothing before they have set one up', async () => {
  const { email } = await newStaff('admin');
  const { body: session } = await shop.signIn(email).expect(200);
  expect(session.enrolmentRequired).toBe(true);
  const list = (token: string) => shop.call('get', '/staff', { token });
  expect(slug(await list(session.accessToken).expect(403))).toBe('auth.enrolment-needed');
  const { body: refreshed } = await shop.refresh(session.refreshToken).expect(200);
  expect(slug(await list(refreshed.accessToken).expect(403))).toBe('auth.enrolment-needed');
  const { accessToken, recoveryCodes, shown } = await enrol(refreshed.accessToken);
  expect(recoveryCodes).toHaveLength(10);
  expect(shown.uri).toMatch(/^otpauth:\/\/totp\/Toric:/);
  expect(shown.qrCode).toMatch(/^data:image\/svg\+xml;base64,/);
  await list(accessToken).expect(200);
});

test('secrets and recovery codes are not readable in the database', async () => {
  const { secret, recoveryCodes } = await enrolledStaff('sales');
  const stored = await shop.value<string>(
    `select string_agg(f::text, ' ') || (select string_agg(r::text, ' ') from customer.recovery_code r) as value
     from customer.second_factor f`,
  );
  for (const hidden of [secret, ...recoveryCodes]) expect(stored).not.toContain(hidden);
});

test('a sign-in with a second factor has two steps, and each code works once', async () => {
  const { email, secret } = await enrolledStaff('optician');
  const { body: first } = await shop.signIn(email).expect(200);
  expect(first).toEqual({ status: 'second-factor-required', challenge: expect.any(String), expiresIn: 300 });
  const given = code(secret);
  const { body: session } = await complete(first.challenge, given).expect(200);
  expect(session).toMatchObject({ enrolmentRequired: false, actor: { roles: ['optician'] } });
  expect(slug(await complete(first.challenge, given).expect(401))).toBe('auth.challenge-over');
  expect(slug(await complete(await challengeOf(email), given).expect(401))).toBe('auth.code-used');
  expect(slug(await complete(await challengeOf(email), code(secret, -1)).expect(401))).toBe('auth.code-used');
  await complete(await challengeOf(email), code(secret, 1)).expect(200);
});

test('of eight concurrent sign-ins with one code one succeeds', async () => {
  const { email, secret } = await enrolledStaff('optician');
  const challenges: string[] = [];
  for (let n = 0; n < 8; n++) challenges.push(await challengeOf(email));
  const given = code(secret);
  const all = await Promise.all(challenges.map((challenge) => complete(challenge, given)));
  expect(all.map(({ status }) => status).sort(ascending)).toEqual([200, ...Array<number>(7).fill(401)]);
});

test('a forged, foreign or expired challenge gets one answer', async () => {
  const { email, secret } = await enrolledStaff('optician');
  const expired = await challengeOf(email);
  await shop.stack.admin.query(`update customer.account_link set expires_at = now() - interval '1 s' where id = $1`, [
    expired.split('.')[0],
  ]);
  const foreign = signLink(LINK_KEY, 'password-reset', randomUUID());
  const unknown = signLink(LINK_KEY, 'second-factor', randomUUID());
  const answers = await Promise.all([expired, foreign, unknown, 'x.y'].map((one) => complete(one, code(secret))));
  expect(slug(answers[0] ?? { body: {} })).toBe('auth.challenge-over');
  expect(new Set(answers.map(withoutTrace)).size).toBe(1);
});

test('a challenge takes five codes, and an account ten in an hour, over all challenges', async () => {
  const { id, email, secret } = await enrolledStaff('optician');
  const slugs: (string | undefined)[] = [];
  const guess = async (challenge: string) => slugs.push(slug(await complete(challenge, wrongFor(secret))));
  const first = await challengeOf(email);
  for (let n = 0; n < 7; n++) await guess(first);
  expect(slugs).toEqual([...Array(5).fill('auth.code-wrong'), ...Array(2).fill('auth.challenge-over')]);
  slugs.length = 0;
  for (let challenges = 0; challenges < 3; challenges++) {
    const challenge = await challengeOf(email);
    await Promise.all(Array.from({ length: 30 }, () => guess(challenge)));
  }
  expect(slugs.filter((one) => one === 'auth.code-wrong')).toHaveLength(5);
  const locked = await complete(await challengeOf(email), code(secret)).expect(429);
  expect(slug(locked)).toBe('auth.factor-locked');
  const failures = await shop.value<number>(
    `select count(*)::int as value from customer.security_event where account_id = $1 and kind = 'factor-failed'`,
    id,
  );
  expect(failures).toBe(10);
});

test('a recovery code replaces a code of the app once, and new codes end the earlier ones', async () => {
  const { email, recoveryCodes, token } = await enrolledStaff('optician');
  const [first, second] = recoveryCodes;
  await complete(await challengeOf(email), first.toUpperCase().replace('-', '')).expect(200);
  await complete(await challengeOf(email), first).expect(401);
  const { body } = await post('/account/recovery-codes', {}, token).expect(201);
  await complete(await challengeOf(email), second).expect(401);
  await complete(await challengeOf(email), body.recoveryCodes[0]).expect(200);
  const account = await shop.call('get', '/account', { token }).expect(200);
  expect(account.body.secondFactor.recoveryCodesLeft).toBe(9);
});

test('a reset of the password does not skip the second factor', async () => {
  const { id, email, secret } = await enrolledStaff('optician');
  await post('/password-resets', { email }).expect(204);
  const linkId = await until('the link of the mail', async () => {
    const { rows } = await shop.stack.admin.query<{ id: string }>(
      `select id from customer.account_link where account_id = $1 and purpose = 'password-reset'`,
      [id],
    );
    return rows[0]?.id;
  });
  const token = signLink(LINK_KEY, 'password-reset', linkId);
  const next = 'a quite different sentence';
  await post('/password-resets/complete', { token, password: next }).expect(204);
  const { body } = await shop.signIn(email, next).expect(200);
  expect([body.accessToken, body.challenge]).toEqual([undefined, expect.any(String)]);
  await complete(body.challenge, code(secret)).expect(200);
});

test('an operation that needs a fresh proof is refused after five minutes, and permitted after a step-up', async () => {
  const member = await enrolledStaff('admin');
  const body = () => ({ email: `${randomUUID()}@example.com`, name: 'New', roles: [], reason: 'Starts on Monday' });
  const add = (token: string) => shop.call('post', '/staff', { token, body: body() });
  await add(member.token).expect(201);
  const stale = await shop.stack.token({ id: member.id, kind: 'staff', roles: ['admin'], factorAge: 301 });
  expect(slug(await add(stale).expect(403))).toBe('auth.step-up-needed');
  await shop.call('get', '/staff', { token: stale }).expect(200);
  expect(slug(await post('/sessions/step-up', { code: wrongFor(member.secret) }, stale).expect(401))).toBe(
    'auth.code-wrong',
  );
  const { body: fresh } = await post('/sessions/step-up', { code: code(member.secret) }, stale).expect(200);
  await add(fresh.accessToken).expect(201);
});

test('a refresh keeps the time of the last proof', async () => {
  const { email, secret, id } = await enrolledStaff('admin');
  const { body: session } = await complete(await challengeOf(email), code(secret)).expect(200);
  await shop.stack.admin.query(
    `update customer.session set factor_at = now() - interval '6 minutes' where account_id = $1`,
    [id],
  );
  const { body: next } = await shop.refresh(session.refreshToken).expect(200);
  const body = { email: `${randomUUID()}@example.com`, name: 'New', roles: [], reason: 'Starts on Monday' };
  expect(slug(await shop.call('post', '/staff', { token: next.accessToken, body }).expect(403))).toBe(
    'auth.step-up-needed',
  );
});

test('who has a second factor needs a fresh proof of it for a new password and a new e-mail', async () => {
  const { id } = await enrolledStaff('optician');
  const stale = await shop.stack.token({ id, kind: 'staff', roles: ['optician'], factorAge: 301 });
  const body = { currentPassword: PASSWORD, password: 'a quite different sentence' };
  expect(slug(await shop.call('put', '/account/password', { token: stale, body }).expect(403))).toBe(
    'auth.step-up-needed',
  );
  const change = { email: `${randomUUID()}@example.com`, password: PASSWORD };
  expect(slug(await post('/account/email/change', change, stale).expect(403))).toBe('auth.step-up-needed');
});

test('a second factor is replaced only with a fresh proof and the password', async () => {
  const { id, token, secret, email } = await enrolledStaff('optician');
  const stale = await shop.stack.token({ id, kind: 'staff', roles: ['optician'], factorAge: 301 });
  const begin = (by: string, password = PASSWORD) => post('/account/second-factor', { password }, by);
  expect(slug(await begin(stale).expect(403))).toBe('auth.step-up-needed');
  expect(slug(await begin(token, 'a wrong sentence').expect(403))).toBe('account.wrong-password');
  const { body } = await begin(token).expect(201);
  await complete(await challengeOf(email), code(secret)).expect(200); // the earlier factor is valid until then
  await post('/account/second-factor/confirm', { code: code(body.secret) }, token).expect(200);
  await later(id);
  await complete(await challengeOf(email), code(secret)).expect(401);
  await complete(await challengeOf(email), code(body.secret)).expect(200);
});

test('a customer may have a second factor and remove it, and staff must keep theirs', async () => {
  const me = await shop.signUp();
  const { body: session } = await shop.signIn(me.email).expect(200);
  const { accessToken } = await enrol(session.accessToken);
  expect((await shop.signIn(me.email).expect(200)).body.status).toBe('second-factor-required');
  await shop.call('delete', '/account/second-factor', { token: accessToken }).expect(204);
  expect((await shop.signIn(me.email).expect(200)).body.accessToken).toEqual(expect.any(String));
  const { token } = await enrolledStaff('sales');
  expect(slug(await shop.call('delete', '/account/second-factor', { token }).expect(409))).toBe('factor.required');
});

test('two other administrators reset the second factor of a colleague, and the password is still needed', async () => {
  const otto = await enrolledStaff('optician');
  const anna = await shop.staff('admin');
  const ben = await enrolledStaff('admin');
  const ask = (token: string, id = otto.id) =>
    shop.call('post', `/staff/${id}/factor-resets`, { token, body: { reason: 'Her phone was stolen' } });
  const approve = (requestId: string, token: string, id = otto.id) =>
    shop.call('post', `/staff/${id}/factor-resets/${requestId}/approve`, { token });
  expect(slug(await ask(ben.token, ben.id).expect(403))).toBe('staff.own-factor');
  const { body: own } = await ask(ben.token).expect(202);
  expect(slug(await approve(own.requestId, ben.token).expect(403))).toBe('staff.factor-needs-second-administrator');
  const { body: asked } = await ask(anna).expect(202);
  expect((await shop.signIn(otto.email).expect(200)).body.status).toBe('second-factor-required');
  await approve(asked.requestId, ben.token).expect(200);
  expect(slug(await approve(asked.requestId, ben.token).expect(409))).toBe('staff.request-not-waiting');
  await shop.signIn(otto.email, 'a wrong sentence').expect(401);
  expect((await shop.signIn(otto.email).expect(200)).body.enrolmentRequired).toBe(true);
});
