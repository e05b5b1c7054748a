// Tests the sessions of the console: sign-in, refresh and sign-out by cookies, and attacks on them.
import { expect, test } from '@jest/globals';
import { createHttpApp } from '@toric/chassis/http/http';
import { ConsoleSession } from '@toric/contracts/gateway/console-session';
import { pino } from 'pino';
import request from 'supertest';
import { CODE, customerSessions } from '../../test/customer-sessions.ts';
import { ownLimiter } from '../edge/rate-limit.store.ts';
import { mountConsole } from './console.ts';

const OWN = { 'x-toric-console': '1', 'Sec-Fetch-Site': 'same-origin' };
const OLGA = { email: 'olga@toric.example', password: 'four words are better' };
const NEWCOMER = { ...OLGA, email: 'new@toric.example' };

function consoleApp({ sensitive = 100, isDevelopment = true } = {}) {
  const customer = customerSessions();
  const [many, few] = [ownLimiter(1_000), ownLimiter(sensitive)];
  const limits = { requests: many, reads: many, webhooks: many, sensitive: few, ofKeys: () => many };
  const app = createHttpApp({
    log: pino({ level: 'silent' }),
    routes: (routes) =>
      mountConsole(routes, {
        ...{ upstreams: customer, authenticate: customer.authenticate, limits, isDevelopment, folder: '/nowhere' },
        log: pino({ level: 'silent' }),
        training: { isOn: false, url: 'https://training.shop.example/console' },
      }),
  });
  type Sent = { cookie?: string; headers?: Record<string, string>; body?: object };
  const send = (method: 'get' | 'post' | 'delete', path = '', { cookie, headers = OWN, body }: Sent = {}) =>
    request(app)
      [method](`/console/session${path}`)
      .set(headers)
      .set(cookie === undefined ? {} : { Cookie: cookie })
      .send(body);
  const signIn = async () => {
    const { body } = await send('post', '', { body: OLGA }).expect(200);
    return send('post', '/second-factor', { body: { challenge: body.challenge, code: CODE } }).expect(200);
  };
  return { app, customer, send, signIn };
}
type Answered = { headers: Record<string, string | string[] | undefined> };
const setCookies = ({ headers }: Answered): string[] => [headers['set-cookie'] ?? []].flat();
/** Returns the header `Cookie` that a browser sends after this answer. */
const jarOf = (answered: Answered) =>
  setCookies(answered)
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');

test('a sign-in with a second factor sets two cookies that no script can read, and shows no token', async () => {
  const { send } = consoleApp();
  const first = await send('post', '', { body: OLGA }).expect(200);
  expect(first.body).toEqual({ challenge: expect.any(String), expiresIn: 300 });
  expect(setCookies(first)).toEqual([]);
  const second = await send('post', '/second-factor', { body: { challenge: first.body.challenge, code: CODE } });
  expect(ConsoleSession.parse(second.body)).toEqual({
    person: { id: expect.any(String), name: 'Olga Brandt', email: OLGA.email, roles: ['optician'] },
    ...{ expiresAt: '2027-01-15T08:00:00.000Z', secondFactor: true, enrolment: false },
    training: { isOn: false, url: 'https://training.shop.example/console' },
  });
  expect(setCookies(second)).toEqual([
    expect.stringMatching(/^toric-access=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict$/),
    expect.stringMatching(/^toric-refresh=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
  ]);
  for (const value of jarOf(second).split('; ')) expect(second.text).not.toContain(value.split('=')[1]);
});

test('a shop that sells sets cookies with Secure and the prefix __Host- in any case', async () => {
  const { signIn, send } = consoleApp({ isDevelopment: false });
  const answer = await signIn();
  for (const cookie of setCookies(answer)) expect(cookie).toMatch(/^__Host-toric-\w+=.*; Path=\/; HttpOnly; Secure; /);
  const tossed = jarOf(answer).replaceAll('__Host-', '');
  await send('get', '', { cookie: tossed }).expect(401);
  await send('get', '', { cookie: jarOf(answer) }).expect(200);
});

test('no answer of a session may be kept by a cache', async () => {
  const { signIn, send } = consoleApp();
  const answer = await signIn();
  for (const one of [answer, await send('get', '', { cookie: jarOf(answer) }), await send('get')])
    expect(one.headers['cache-control']).toBe('no-store');
});

test('a customer is refused with a sentence, gets no cookie, and her session is ended', async () => {
  const { send, customer } = consoleApp();
  const answer = await send('post', '', { body: { ...OLGA, email: 'ana@toric.example' } }).expect(403);
  expect([answer.body.type, setCookies(answer)]).toEqual(['/docs/errors/auth.staff-only', []]);
  expect(customer.ended.size).toBe(1);
});

test('a wrong password is refused as over the API, in the language of the person', async () => {
  const { send, customer } = consoleApp();
  const headers = { ...OWN, 'Accept-Language': 'zh-CN' };
  const answer = await send('post', '', { headers, body: { ...OLGA, password: 'wrong' } }).expect(401);
  expect(answer.body.type).toBe('/docs/errors/auth.wrong-credentials');
  expect(customer.asked[0]?.headers).toMatchObject({
    'accept-language': 'zh-CN',
    'x-forwarded-for': expect.any(String),
  });
});

test('guesses are limited as over the API', async () => {
  const { send } = consoleApp({ sensitive: 2 });
  for (const status of [401, 401, 429]) await send('post', '', { body: { ...OLGA, password: 'x' } }).expect(status);
});

test.each<[string, Record<string, string>]>([
  ['without the header of the console', { 'Sec-Fetch-Site': 'same-origin' }],
  ['of another site', { ...OWN, 'Sec-Fetch-Site': 'cross-site' }],
  ['of a subdomain', { ...OWN, 'Sec-Fetch-Site': 'same-site' }],
  ['that a person typed as an address', { ...OWN, 'Sec-Fetch-Site': 'none' }],
  ['of a foreign origin in an old browser', { 'x-toric-console': '1', Origin: 'https://evil.example' }],
  ['of a page without an origin', { 'x-toric-console': '1', Origin: 'null' }],
  ['of a program without any mark', { 'x-toric-console': '1' }],
])('a request %s signs nobody in, out or up', async (_, headers) => {
  const { send, signIn, customer } = consoleApp();
  const cookie = jarOf(await signIn());
  const before = customer.asked.length;
  for (const path of ['', '/second-factor', '/refresh', '/step-up', '/enrolment']) {
    const answer = await send('post', path, { headers, cookie, body: OLGA }).expect(403);
    expect([answer.body.type, setCookies(answer)]).toEqual(['/docs/errors/console.page-only', []]);
  }
  await send('get', '', { headers, cookie }).expect(403);
  await send('delete', '', { headers, cookie }).expect(403);
  expect(customer.asked).toHaveLength(before);
});

test('a page of the same origin in an old browser is believed by its Origin or its Referer', async () => {
  const { send, signIn } = consoleApp();
  const cookie = jarOf(await signIn());
  const base = { 'x-toric-console': '1', Host: 'localhost:8080' };
  await send('get', '', { cookie, headers: { ...base, Referer: 'http://localhost:8080/console/orders' } }).expect(200);
  await send('post', '/refresh', { cookie, headers: { ...base, Origin: 'http://localhost:8080' } }).expect(200);
});

test('a GET shows the session and changes nothing, also with an access token that is over', async () => {
  const { send, signIn, customer } = consoleApp();
  const cookie = jarOf(await signIn());
  customer.asked.length = 0;
  const answer = await send('get', '', { cookie }).expect(200);
  expect([answer.body.person.name, setCookies(answer)]).toEqual(['Olga Brandt', []]);
  expect(customer.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /account']);
  const old = await send('get', '', { cookie: cookie.replace(/toric-access=[^;]+/, 'toric-access=a.b.c') }).expect(401);
  expect(setCookies(old)).toEqual([]);
});

test('a refresh gives new cookies; of two tabs at once one is told to read the session, and keeps its cookies', async () => {
  const { send, signIn, customer } = consoleApp();
  const cookie = jarOf(await signIn());
  const both = await Promise.all([send('post', '/refresh', { cookie }), send('post', '/refresh', { cookie })]);
  expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
  const [winner, loser] = both.sort((a, b) => a.status - b.status);
  if (!winner || !loser) throw new Error('two answers were sent');
  expect(setCookies(winner)).toHaveLength(2);
  expect(setCookies(loser)).toEqual([]);
  await send('get', '', { cookie: jarOf(winner) }).expect(200);
  customer.pass();
  const replay = await send('post', '/refresh', { cookie }).expect(401);
  expect(replay.body.type).toBe('/docs/errors/auth.refresh-reused');
  for (const one of setCookies(replay)) expect(one).toContain('Expires=Thu, 01 Jan 1970');
});

test('a cookie that somebody has set before the sign-in is replaced, and gives nobody else the session', async () => {
  const { send, signIn } = consoleApp();
  const fixed = `toric-access=a.b.c; toric-refresh=${'f'.repeat(43)}`;
  const entered = await send('post', '', { cookie: fixed, body: NEWCOMER }).expect(200);
  expect(setCookies(entered)).toHaveLength(2);
  expect(jarOf(entered)).not.toContain('f'.repeat(43));
  await send('post', '/refresh', { cookie: fixed }).expect(401);
  expect(jarOf(await signIn())).not.toEqual(jarOf(await signIn()));
});

test('a browser that signs in again leaves no session behind', async () => {
  const { send, signIn } = consoleApp();
  const former = jarOf(await signIn());
  await send('post', '', { cookie: former, body: NEWCOMER }).expect(200);
  await send('post', '/refresh', { cookie: former }).expect(401);
});

test('two cookies of one name are no session, because one of them may be of another site', async () => {
  const { send, signIn } = consoleApp();
  const cookie = jarOf(await signIn());
  await send('get', '', { cookie: `toric-access=a.b.c; ${cookie}` }).expect(401);
  await send('post', '/refresh', { cookie: `${cookie}; toric-refresh=${'f'.repeat(43)}` }).expect(401);
});

test('a sign-out ends the session and removes the cookies, also if the access token is over', async () => {
  for (const access of [/$^/, /toric-access=[^;]+/]) {
    const { send, signIn, customer } = consoleApp();
    const cookie = jarOf(await signIn()).replace(access, 'toric-access=a.b.c');
    const answer = await send('delete', '', { cookie }).expect(204);
    expect(setCookies(answer)).toHaveLength(2);
    for (const one of setCookies(answer)) expect(one).toContain('Expires=Thu, 01 Jan 1970');
    expect(customer.ended.size).toBe(1);
    await send('get', '', { cookie }).expect(401);
    expect((await send('post', '/refresh', { cookie })).status).not.toBe(200);
  }
});

test('a fresh proof of the second factor replaces the access cookie only', async () => {
  const { send, signIn } = consoleApp();
  const cookie = jarOf(await signIn());
  const answer = await send('post', '/step-up', { cookie, body: { code: CODE } }).expect(200);
  expect(answer.body).toMatchObject({ secondFactor: true });
  expect(setCookies(answer)).toEqual([expect.stringMatching(/^toric-access=/)]);
  await send('post', '/step-up', { body: { code: CODE } }).expect(401);
});

test('a newcomer may only set up a second factor, and its first code lets her in with her recovery codes', async () => {
  const { send } = consoleApp();
  const entered = await send('post', '', { body: NEWCOMER }).expect(200);
  expect(entered.body).toMatchObject({ enrolment: true, secondFactor: false });
  const done = await send('post', '/enrolment', { cookie: jarOf(entered), body: { code: CODE } }).expect(200);
  expect(done.body).toMatchObject({ session: { enrolment: false, secondFactor: true } });
  expect(done.body.recoveryCodes).toHaveLength(10);
  expect(done.text).not.toContain('accessToken');
});

test('while the customer service is away, the answer says so and the cookies stay', async () => {
  const { send, signIn, customer } = consoleApp();
  const cookie = jarOf(await signIn());
  customer.goAway();
  const answer = await send('post', '/refresh', { cookie }).expect(503);
  expect(setCookies(answer)).toEqual([]);
});
