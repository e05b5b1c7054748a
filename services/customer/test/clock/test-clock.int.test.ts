/** Tests that deadlines and expiries follow the test clock, that sessions do not, and that the clock never goes back. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PrescriptionVerified, VerificationAwaited } from '@toric/contracts/customer/events';
import { LINK_KEY, until } from '@toric/infra/prove/testing/test-stack';
import { decodeJwt } from 'jose';
import { signLink } from '../../src/accounts/link.ts';
import { type CustomerStack, customerStack, PASSWORD } from '../customer-stack.ts';
import { waitingOrders } from '../supply/waiting-orders.ts';

const [HOUR_S, DAY_S] = [3_600, 86_400];
let shop: CustomerStack;
let operator: string;
beforeAll(async () => {
  shop = await customerStack({ TEST_CLOCK: 'on' });
  operator = await shop.staff('operator');
}, 60_000);
afterAll(() => shop?.stop(), 30_000);

const { answered, entered } = waitingOrders(() => shop);
const slugOf = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
const move = (body: object, token = operator) => shop.call('post', '/test-clock', { token, body });
const clock = async () => (await shop.call('get', '/test-clock', { token: operator }).expect(200)).body;
/** Moves the test clock forward, and waits until every part of the service follows. Returns how long that took. */
async function forward(seconds: number): Promise<number> {
  const started = Date.now();
  const { body } = await move({ forwardSeconds: seconds }).expect(202);
  expect(body.move.aheadSeconds).toBe(body.aheadSeconds + seconds);
  await until('the move', async () => ((await clock()).move === null ? true : undefined));
  const ahead = body.move.aheadSeconds * 1_000;
  expect(Math.abs(shop.work.database.clock.now().getTime() - Date.now() - ahead)).toBeLessThan(100);
  return Date.now() - started;
}

test('the clock shows the real time until it is moved, and then time goes on from there', async () => {
  expect(await clock()).toMatchObject({ aheadSeconds: 0, move: null });
  expect(await forward(HOUR_S)).toBeLessThan(5_000);
  const { now, realNow, aheadSeconds } = await clock();
  expect([Date.parse(now) - Date.parse(realNow), aheadSeconds]).toEqual([HOUR_S * 1_000, HOUR_S]);
  const { id } = await shop.signUp();
  const token = await shop.staff('sales');
  const { body } = await shop.call('get', `/customers/${id}`, { token }).expect(200);
  expect(Math.abs(Date.parse(body.createdAt) - Date.now() - HOUR_S * 1_000)).toBeLessThan(10_000);
});

test('the deadline of a verification passes with the clock, and silence verifies the prescription', async () => {
  const one = await entered();
  const optician = await shop.staff('optician');
  const at = (await clock()).now;
  const fax = { channel: 'fax', to: '+1 202 555 0144', contact: 'Olga, +1 202 555 0100', sentAt: at, receivedAt: at };
  const path = `/verifications/${one.verificationId}`;
  const sent = await shop
    .call('post', `${path}/transmissions`, {
      ...{ token: optician, body: { ...fax, reference: 'FAX-4711' } },
    })
    .expect(201);
  expect(Date.parse(sent.body.deadline)).toBeGreaterThan(Date.parse(at));
  await forward(Math.ceil((Date.parse(sent.body.deadline) - Date.parse(at)) / 1_000));
  expect(await answered(one.orderId, 2)).toEqual([VerificationAwaited.type, PrescriptionVerified.type]);
  expect((await shop.call('get', path, { token: optician }).expect(200)).body.status).toBe('unanswered');
});

test('a link of a mail expires with the clock', async () => {
  /** Signs up a customer, and returns the token of the link that confirms her e-mail. */
  const newToken = async () => {
    const { id } = await shop.signUp();
    const linkId = await shop.value<string>(
      `select id as value from customer.account_link where account_id = $1 and purpose = 'account-confirmation'`,
      id,
    );
    return signLink(LINK_KEY, 'account-confirmation', linkId);
  };
  const confirm = (token: string) => shop.call('post', '/account/email/confirm', { body: { token } });
  const [early, late] = [await newToken(), await newToken()];
  await confirm(early).expect(204);
  await forward(8 * DAY_S);
  expect(slugOf(await confirm(late))).toBe('account.link-unusable');
  await confirm(await newToken()).expect(204);
});

test('sessions, access tokens and step-ups keep the real time', async () => {
  const me = await shop.signUp();
  const { body: session } = await shop.signIn(me.email).expect(200);
  await forward(31 * DAY_S);
  const { iat = 0, exp = 0 } = decodeJwt(session.accessToken);
  expect([exp - iat, Math.abs(iat * 1_000 - Date.now()) < 60_000]).toEqual([600, true]);
  await shop.call('get', '/customers/me', { token: session.accessToken }).expect(200);
  const renewed = await shop.refresh(session.refreshToken).expect(200);
  expect(Math.abs((decodeJwt(renewed.body.accessToken).iat ?? 0) * 1_000 - Date.now())).toBeLessThan(60_000);
  expect((await shop.signIn(me.email, PASSWORD)).status).toBe(200);
});

test('an API key expires with the clock', async () => {
  const token = await shop.staff('sales');
  const expiresAt = new Date(Date.parse((await clock()).now) + 2 * DAY_S * 1_000).toISOString();
  const body = { name: 'A machine', scopes: ['customers:read'], expiresAt, reason: 'A test' };
  const { key, id } = (await shop.call('post', '/api-keys', { token, body }).expect(201)).body;
  const exchange = async () => (await shop.call('post', '/api-keys/exchange', { body: { key } }).expect(200)).body;
  expect(await exchange()).toEqual({ accessToken: expect.any(String) });
  await forward(3 * DAY_S);
  expect(await exchange()).toEqual({ refused: 'over', keyId: id });
});

test('the clock never goes back: not by the API, not by SQL, and no row is later than the clock', async () => {
  const { now, realNow } = await clock();
  expect(slugOf(await move({ to: realNow }))).toBe('test-clock.back');
  expect(slugOf(await move({ to: '2999-01-01T00:00:00Z' }))).toBe('test-clock.too-far');
  for (const body of [{}, { forwardSeconds: 0 }, { forwardSeconds: -1 }, { forwardSeconds: 1, to: now }])
    await move(body).expect(400);
  await expect(shop.stack.admin.query('update test_clock.clock set ahead_ms = 0, former_ms = 0')).rejects.toThrow(
    'never goes back',
  );
  const later = await shop.value<number>(
    `select count(*)::int as value from customer.change_record where at > $1::timestamptz`,
    (await clock()).now,
  );
  expect(later).toBe(0);
});

test('a second move waits until the first one holds, and a repeat of a request moves nothing', async () => {
  const headers = { 'Idempotency-Key': 'the-same-key-twice' };
  const once = () => shop.call('post', '/test-clock', { token: operator, headers, body: { forwardSeconds: 10 } });
  const first = await once().expect(202);
  expect(slugOf(await move({ forwardSeconds: 1 }))).toBe('test-clock.moving');
  expect((await once().expect(202)).body).toEqual(first.body);
  await until('the move', async () => ((await clock()).move === null ? true : undefined));
  expect((await once().expect(202)).headers['idempotent-replayed']).toBe('true');
  expect((await clock()).aheadSeconds).toBe(first.body.move.aheadSeconds);
});

test('the clock survives a restart of the service', async () => {
  const before = await clock();
  await shop.restart();
  expect((await clock()).aheadSeconds).toBe(before.aheadSeconds);
  const { id } = await shop.signUp();
  const token = await shop.staff('sales');
  const { body } = await shop.call('get', `/customers/${id}`, { token }).expect(200);
  expect(Date.parse(body.createdAt)).toBeGreaterThan(Date.parse(before.now));
});

test('only operators and administrators move the clock, and no API key does', async () => {
  for (const role of ['sales', 'finance', 'auditor'] as const)
    expect(slugOf(await move({ forwardSeconds: 1 }, await shop.staff(role)))).toBe('auth.forbidden');
  const body = { name: 'A machine', scopes: ['moveTestClock'], expiresAt: '2999-01-01T00:00:00Z', reason: 'A test' };
  expect(slugOf(await shop.call('post', '/api-keys', { token: await shop.staff('admin'), body }))).toBe(
    'api-key.scopes',
  );
});

test('a stack without a test clock refuses it, and shows the real time', async () => {
  const real = await customerStack();
  try {
    const token = await real.staff('operator');
    const refused = await real.call('post', '/test-clock', { token, body: { forwardSeconds: 1 } });
    expect([refused.status, slugOf(refused)]).toEqual([403, 'test-clock.off']);
    expect(slugOf(await real.call('get', '/test-clock', { token }))).toBe('test-clock.off');
    await real.stack.admin.query(`update test_clock.clock set ahead_ms = 3600000`);
    const { id } = await real.signUp();
    const { body } = await real.call('get', `/customers/${id}`, { token: await real.staff('sales') }).expect(200);
    expect(Math.abs(Date.parse(body.createdAt) - Date.now())).toBeLessThan(10_000);
  } finally {
    await real.stop();
  }
}, 60_000);
