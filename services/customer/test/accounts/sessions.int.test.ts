/** Tests signing in, lock-out, and refresh: a session has at most one unused refresh token. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { ascending, type CustomerStack, customerStack, PASSWORD, withoutTrace } from '../customer-stack.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
const unusedTokens = (accountId: string) =>
  shop.value<string>(
    `select count(*) as value from customer.refresh_token t join customer.session s on s.id = t.session_id
     where s.account_id = $1 and t.rotated_at is null and s.revoked_at is null`,
    accountId,
  );

test('the access token of a sign-in reads the own customer, a refresh token does not', async () => {
  const me = await shop.signUp();
  const { body } = await shop.signIn(` ${me.email.toUpperCase()}`).expect(200);
  expect(body).toMatchObject({ tokenType: 'Bearer', expiresIn: 600 });
  expect(body.actor).toEqual({ id: me.id, kind: 'customer', roles: ['customer'] });
  const mine = await shop.call('get', '/customers/me', { token: body.accessToken }).expect(200);
  expect(mine.body.id).toBe(me.id);
  await shop.call('get', '/customers/me', { token: body.refreshToken }).expect(401);
});

test('a wrong password and an unknown e-mail get the same answer', async () => {
  const me = await shop.signUp();
  const wrong = await shop.signIn(me.email, `${PASSWORD}!`).expect(401);
  const unknown = await shop.signIn(`no-${me.email}`).expect(401);
  expect(slug(wrong)).toBe('auth.wrong-credentials');
  expect(withoutTrace(unknown)).toBe(withoutTrace(wrong));
});

test('signing in renews a hash with older parameters', async () => {
  const me = await shop.signUp();
  const old = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
  await shop.stack.admin.query('update customer.account set password_hash = $1 where id = $2', [old, me.id]);
  await shop.signIn(me.email).expect(200);
  const stored = await shop.value<string>('select password_hash as value from customer.account where id = $1', me.id);
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  await shop.signIn(me.email).expect(200);
});

test('of forty concurrent guesses five are checked, and then the right password is locked too', async () => {
  const me = await shop.signUp();
  const guesses = await Promise.all(Array.from({ length: 40 }, (_, n) => shop.signIn(me.email, `wrong guess ${n}`)));
  expect(guesses.filter(({ status }) => status === 401)).toHaveLength(5);
  expect(guesses.filter((guess) => slug(guess) === 'auth.locked')).toHaveLength(35);
  expect(slug(await shop.signIn(me.email).expect(429))).toBe('auth.locked');
});

test('each guess after a lock doubles the lock, up to fifteen minutes', async () => {
  const me = await shop.signUp();
  const seconds: number[] = [];
  for (let n = 1; n <= 12; n++) {
    await shop.signIn(me.email, 'wrong guess').expect(401);
    const left = await shop.value<number | null>(
      `select extract(epoch from locked_until - updated_at)::float8 as value from customer.sign_in_guard
       where origin <> '*' order by updated_at desc limit 1`,
    );
    seconds.push(left ?? 0);
    await shop.stack.admin.query(`update customer.sign_in_guard set locked_until = now() - interval '1 second'`);
  }
  expect(seconds).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  await shop.signIn(me.email).expect(200);
});

test('strangers cannot lock the owner out, neither of the usual network nor of a new one', async () => {
  const me = await shop.signUp();
  const home = '198.51.100.7';
  await shop.signIn(me.email, PASSWORD, home).expect(200);
  for (let n = 1; n <= 60; n++) await shop.signIn(me.email, 'wrong guess', `203.0.113.${n}`);
  await shop.signIn(me.email, PASSWORD, home).expect(200);
  await shop.signIn(me.email, PASSWORD, '192.0.2.1').expect(200);
  await shop.signIn(me.email, PASSWORD, '2001:db8:7::1').expect(200);
  for (let n = 1; n <= 5; n++) await shop.signIn(me.email, 'wrong guess', home).expect(401);
  await shop.signIn(me.email, PASSWORD, home).expect(429);
});

test('while many networks guess at an account, each of them gets two guesses, and a known network keeps its five', async () => {
  const me = await shop.signUp();
  const home = '198.51.100.7';
  await shop.signIn(me.email, PASSWORD, home).expect(200);
  for (let n = 1; n <= 50; n++) await shop.signIn(me.email, 'wrong guess', `203.0.113.${n}`);
  const guess = async (address: string) => (await shop.signIn(me.email, 'wrong guess', address)).status;
  const from = async (address: string) => [await guess(address), await guess(address), await guess(address)];
  expect(await from('192.0.2.9')).toEqual([401, 401, 429]);
  expect(await from('2001:db8:9:100::1')).toEqual([401, 401, 429]);
  expect(await guess('2001:db8:9:1ff::2')).toBe(429);
  expect(await from(home)).toEqual([401, 401, 401]);
});

test('an unknown e-mail is locked like a known one', async () => {
  const guesses = await Promise.all(Array.from({ length: 8 }, () => shop.signIn('nobody@example.com', 'wrong guess')));
  expect(guesses.map(({ status }) => status).sort(ascending)).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
});

test('of twenty concurrent refreshes one succeeds, the others are refused as raced, and the session lives on', async () => {
  const me = await shop.signUp();
  const { body: session } = await shop.signIn(me.email).expect(200);
  const all = await Promise.all(Array.from({ length: 20 }, () => shop.refresh(session.refreshToken)));
  const won = all.filter(({ status }) => status === 200);
  expect(won).toHaveLength(1);
  expect(all.filter((answer) => slug(answer) === 'auth.refresh-raced')).toHaveLength(19);
  expect(await unusedTokens(me.id)).toBe('1');
  const next = await shop.refresh(won[0]?.body.refreshToken).expect(200);
  expect(next.body.refreshToken).not.toBe(won[0]?.body.refreshToken);
  expect(await unusedTokens(me.id)).toBe('1');
});

test('a token reused later ends the session, for its thief and its owner', async () => {
  const me = await shop.signUp();
  const { body: session } = await shop.signIn(me.email).expect(200);
  const { body: owner } = await shop.refresh(session.refreshToken).expect(200);
  await shop.stack.admin.query(
    `update customer.refresh_token set rotated_at = rotated_at - interval '6 seconds' where rotated_at is not null`,
  );
  expect(slug(await shop.refresh(session.refreshToken).expect(401))).toBe('auth.refresh-reused');
  expect(slug(await shop.refresh(owner.refreshToken).expect(401))).toBe('auth.session-ended');
  expect(await unusedTokens(me.id)).toBe('0');
});

test('a session ends after thirty idle days', async () => {
  const me = await shop.signUp();
  const { body: session } = await shop.signIn(me.email).expect(200);
  const age = (days: number) =>
    shop.stack.admin.query(
      `update customer.session set last_used_at = now() - make_interval(days => $2) where account_id = $1`,
      [me.id, days],
    );
  await age(29);
  const { body: next } = await shop.refresh(session.refreshToken).expect(200);
  await age(31);
  expect(slug(await shop.refresh(next.refreshToken).expect(401))).toBe('auth.session-ended');
});

test('a session ends ninety days after its sign-in, also if it is used every day', async () => {
  const me = await shop.signUp();
  const { body: session } = await shop.signIn(me.email).expect(200);
  const began = (days: number) =>
    shop.stack.admin.query(
      `update customer.session set created_at = now() - make_interval(days => $2), last_used_at = now() where account_id = $1`,
      [me.id, days],
    );
  await began(89);
  const { body: next } = await shop.refresh(session.refreshToken).expect(200);
  await began(90);
  expect(slug(await shop.refresh(next.refreshToken).expect(401))).toBe('auth.session-ended');
});

test('a session of staff ends after twelve idle hours', async () => {
  const me = await shop.signUp();
  const { body: session } = await shop.signIn(me.email).expect(200);
  await shop.stack.admin.query(
    `with idle as (update customer.session set last_used_at = now() - interval '12 hours' where account_id = $1)
     update customer.account set kind = 'staff', roles = '{sales}' where id = $1`,
    [me.id],
  );
  expect(slug(await shop.refresh(session.refreshToken).expect(401))).toBe('auth.session-ended');
});

test('signing out ends the session of the token only, and only the own one', async () => {
  const [me, other] = [await shop.signUp(), await shop.signUp()];
  const { body: here } = await shop.signIn(me.email).expect(200);
  const { body: there } = await shop.signIn(me.email).expect(200);
  const body = { refreshToken: here.refreshToken };
  await shop.call('delete', '/sessions/current', { body }).expect(401);
  await shop.call('delete', '/sessions/current', { token: other.token, body }).expect(204);
  const { body: alive } = await shop.refresh(here.refreshToken).expect(200);
  await shop
    .call('delete', '/sessions/current', { token: me.token, body: { refreshToken: alive.refreshToken } })
    .expect(204);
  expect(slug(await shop.refresh(alive.refreshToken).expect(401))).toBe('auth.session-ended');
  await shop.refresh(there.refreshToken).expect(200);
});

test('a hundred concurrent sign-ins are all answered, and other requests are served meanwhile', async () => {
  const me = await shop.signUp();
  let answered = 0;
  const crowd = Array.from({ length: 100 }, async (_, n) => {
    const { status } = await shop.signIn(`crowd-${n}@example.com`);
    answered += 1;
    return status;
  });
  await shop.call('get', '/customers/me', { token: me.token }).expect(200);
  // The pool has ten connections. The request is served only because no sign-in holds a connection while its password
  // is hashed.
  expect(answered).toBeLessThan(100);
  expect(await Promise.all(crowd)).toEqual(Array<number>(100).fill(401));
}, 60_000);
