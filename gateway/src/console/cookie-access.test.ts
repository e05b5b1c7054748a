// Tests that the cookie of the console opens the API for the console's own pages alone.
import { expect, test } from '@jest/globals';
import { createHttpApp } from '@toric/chassis/http/http';
import { pino } from 'pino';
import request from 'supertest';
import { mountCookieAccess } from './cookie-access.ts';
import { consoleCookies } from './cookies.ts';

const TOKEN = 'aaa.bbb.ccc';
const OWN = { 'x-toric-console': '1', 'Sec-Fetch-Site': 'same-origin' };
const COOKIE = { Cookie: `other=1; toric-access=${TOKEN}` };

const lines: string[] = [];
const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
const app = createHttpApp({
  log,
  routes(routes) {
    mountCookieAccess(routes, consoleCookies({ isDevelopment: true }), log);
    routes.all('/v1/*path', ({ headers: { authorization, cookie } }, response) => {
      response.json({ authorization, cookie });
    });
  },
});
const send = (headers: Record<string, string>, method: 'get' | 'post' = 'get', path = '/orders') =>
  request(app)[method](`/v1${path}`).set(headers);

test('the cookie becomes an access token for a page of the console, and the answer may not be kept', async () => {
  const { body, headers } = await send({ ...OWN, ...COOKIE });
  expect(body).toEqual({ authorization: `Bearer ${TOKEN}` });
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['vary']).toContain('x-toric-console');
});

test.each<[string, Record<string, string>]>([
  ['a page without the header', { 'Sec-Fetch-Site': 'same-origin' }],
  ['a page of another site', { ...OWN, 'Sec-Fetch-Site': 'cross-site' }],
  ['a page of a subdomain', { ...OWN, 'Sec-Fetch-Site': 'same-site' }],
  ['a form of another site in an old browser', { 'x-toric-console': '1', Origin: 'https://evil.example' }],
])('%s with the cookie is anonymous', async (_, headers) => {
  for (const method of ['get', 'post'] as const)
    expect((await send({ ...headers, ...COOKIE }, method)).body).toEqual({});
});

test('a token in the header stands before the cookie', async () => {
  const { body } = await send({ ...OWN, ...COOKIE, Authorization: 'Bearer other' });
  expect(body).toEqual({ authorization: 'Bearer other' });
});

test.each([
  ['two cookies of the name', `toric-access=${TOKEN}; toric-access=x.y.z`],
  ['the name with the prefix, which a shop that sells has', `__Host-toric-access=${TOKEN}`],
  ['an API key', 'toric-access=tk_test_0123456789'],
  ['no token', 'toric-access='],
])('a cookie header with %s opens nothing', async (_, cookie) => {
  expect((await send({ ...OWN, Cookie: cookie })).body).toEqual({});
});

test('operations that answer a token do not take the cookie, however their path is written', async () => {
  for (const path of ['/sessions/step-up', '/Sessions/Step-Up/', '/account/second-factor/confirm'])
    expect((await send({ ...OWN, ...COOKIE }, 'post', path)).body).toEqual({});
  const { body } = await send({ ...OWN, Authorization: 'Bearer other' }, 'post', '/sessions/step-up');
  expect(body).toEqual({ authorization: 'Bearer other' });
});

test('no log line has the cookie or its token', () => {
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.join('')).not.toContain(TOKEN);
  expect(lines.join('')).toContain('was ignored');
});
