// Tests how the gateway takes API keys, against services that the test plays.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { newApiKey } from '@toric/chassis/access/api-key';
import type { ExchangedKey } from '@toric/contracts/customer/machines/api-key.http';
import type { Actor, KeyRights } from '@toric/contracts/kernel/access';
import { AUTH_SESSION_OVER } from '@toric/contracts/kernel/request.errors';
import request from 'supertest';
import { gatewayApp } from '../../test/app.ts';
import type { UpstreamRequest } from './upstream.ts';

const ID = '0197a000-0000-7000-8000-0000000000e1';
const { key } = newApiKey('test');
const RIGHTS: KeyRights = { scopes: ['orders:read'], addresses: [], requestsPerMinute: 1_000 };

let asked: UpstreamRequest[];
/** Holds the answer of the customer service to an exchange, and the rights of the token `machine`. */
let answer: ExchangedKey;
let rights: KeyRights;
let over: boolean;
let exchangeStatus: number;
beforeEach(() => {
  [asked, answer, rights, over, exchangeStatus] = [[], { accessToken: 'machine' }, RIGHTS, false, 200];
});

const isExchange = ({ path }: UpstreamRequest) => path === '/api-keys/exchange';
const exchanges = () => asked.filter(isExchange);
const forwarded = () => asked.filter((one) => !isExchange(one));

function app(limits: { sensitive?: number } = {}) {
  return gatewayApp({
    limits,
    async ask(upstream) {
      asked.push(upstream);
      const body = isExchange(upstream) ? answer : { data: [], nextCursor: null };
      return {
        status: isExchange(upstream) ? exchangeStatus : 200,
        headers: {},
        body: Buffer.from(JSON.stringify(body)),
      };
    },
    async authenticate(authorization): Promise<Actor | undefined> {
      if (authorization !== 'Bearer machine') return undefined;
      if (over) throw AUTH_SESSION_OVER();
      return { id: ID, kind: 'staff', roles: ['sales'], key: rights };
    },
  });
}
const get = (gateway: ReturnType<typeof app>, path = '/v1/orders', sent = key, language = 'en') =>
  request(gateway)
    .get(path)
    .set({ Authorization: `Bearer ${sent}`, 'Accept-Language': language });
const slugOf = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');

test('a key is exchanged for an access token once, and no service but the customer service sees it', async () => {
  const gateway = app();
  const answers = await Promise.all([get(gateway), get(gateway), get(gateway)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  await get(gateway).expect(200);
  expect(exchanges()).toHaveLength(1);
  expect(JSON.parse(String(exchanges()[0]?.body))).toEqual({ key });
  expect(forwarded().map(({ headers }) => headers?.['authorization'])).toEqual(Array(4).fill('Bearer machine'));
  expect(JSON.stringify(forwarded())).not.toContain(key);
});

test('a key without the scope is told which one it lacks, in both languages, and nothing is forwarded', async () => {
  rights = { ...RIGHTS, scopes: ['stock:read'] };
  const [en, zh] = [await get(app()), await get(app(), '/v1/orders', key, 'zh')];
  expect([en.status, zh.status, slugOf(en)]).toEqual([403, 403, 'auth.scope-missing']);
  expect(en.body.detail).toContain('listOrders / orders:read');
  expect(zh.body.detail).toContain('缺少权限范围 listOrders / orders:read');
  expect(forwarded()).toEqual([]);
});

test('a key from another network is refused, also for public operations', async () => {
  rights = { ...RIGHTS, addresses: ['203.0.113.0/24'] };
  for (const path of ['/v1/orders', '/v1/products']) {
    const refused = await get(app(), path);
    expect([refused.status, slugOf(refused)]).toEqual([403, 'auth.key-address']);
  }
  rights = { ...RIGHTS, addresses: ['127.0.0.0/8', '::1/128'] };
  await get(app()).expect(200);
});

test('a key has a limit of its own, which says when to come back', async () => {
  rights = { ...RIGHTS, requestsPerMinute: 2 };
  const gateway = app();
  const statuses = [await get(gateway), await get(gateway, '/v1/products'), await get(gateway)];
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(Number(statuses[2]?.headers['retry-after'])).toBeGreaterThan(0);
  expect(statuses[2]?.headers['ratelimit-policy']).toBe('"key";q=2;w=60');
});

describe('a key that', () => {
  test.each([
    ['unknown', 'auth.key-unknown'],
    ['over', 'auth.key-over'],
    ['waiting', 'auth.key-waiting'],
    ['other-stack', 'auth.key-other-stack'],
  ] as const)('is %s is refused, and not exchanged again at once', async (refused, slug) => {
    answer = { refused, keyId: refused === 'over' ? ID : null };
    const gateway = app();
    for (let n = 0; n < 3; n++) {
      const { status, body } = await get(gateway);
      expect([status, slugOf({ body })]).toEqual([401, slug]);
      expect(JSON.stringify(body)).not.toContain(key);
    }
    expect(exchanges()).toHaveLength(1);
  });

  test('is damaged is refused without a question to the customer service', async () => {
    for (const damaged of [
      key.slice(0, -1),
      `${key}0`,
      `${key.slice(0, 30)}${key[30] === 'a' ? 'b' : 'a'}${key.slice(31)}`,
    ]) {
      const refused = await get(app(), '/v1/orders', damaged);
      expect([refused.status, slugOf(refused)]).toEqual([401, 'auth.key-malformed']);
    }
    expect(asked).toEqual([]);
  });

  test('was changed gets a new token, and one that was ended is refused', async () => {
    const gateway = app();
    await get(gateway).expect(200);
    over = true;
    answer = { refused: 'over', keyId: ID };
    const refused = await get(gateway);
    expect([refused.status, slugOf(refused), exchanges().length]).toEqual([401, 'auth.key-over', 2]);
  });
});

test.each([
  ['in the query', `/v1/orders?key=${key}`],
  ['in the path', `/v1/orders/${key}`],
  ['percent-encoded', `/v1/orders?key=${key.replaceAll('_', '%5f')}`],
  ['at an address that does not exist', `/nowhere/${key}`],
])('a key %s is refused, whoever sends it, and reaches no service', async (_, path) => {
  const refused = await request(app()).get(path);
  expect([refused.status, slugOf(refused)]).toEqual([400, 'auth.key-in-url']);
  expect(asked).toEqual([]);
});

test('guesses at keys are counted by network: after the limit no more are tried', async () => {
  answer = { refused: 'unknown', keyId: null };
  const gateway = app({ sensitive: 3 });
  const statuses: number[] = [];
  for (let n = 0; n < 5; n++) statuses.push((await get(gateway, '/v1/orders', newApiKey('test').key)).status);
  expect(statuses).toEqual([401, 401, 401, 429, 429]);
  expect(exchanges()).toHaveLength(3);
});

test('while the customer service does not answer, the answer is 503, and the next request tries again', async () => {
  const gateway = app();
  exchangeStatus = 503;
  await get(gateway).expect(503);
  exchangeStatus = 200;
  await get(gateway).expect(200);
});

test('the exchange itself is no part of the public API', async () => {
  await request(app()).post('/v1/api-keys/exchange').send({ key }).expect(405);
  expect(asked).toEqual([]);
});
