/** Tests the life of API keys on real servers, and what becomes of their access tokens. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { forwardedAddress } from '@toric/chassis/http/forwarded-address';
import { newApiKey } from '@toric/chassis/access/api-key';
import type { StaffRole } from '@toric/contracts/kernel/access';
import { GATEWAY_KEY, until } from '@toric/infra/prove/testing/test-stack';
import { decodeJwt } from 'jose';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop?.stop(), 30_000);

const from = forwardedAddress(GATEWAY_KEY);
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const form = (change: object = {}) => ({
  ...{ name: 'Telephone system', scopes: ['customers:read'], addresses: [], requestsPerMinute: 60 },
  ...{ expiresAt: inDays(30), reason: 'A test', ...change },
});
type Maker = { id: string; token: string };
async function maker(...roles: StaffRole[]): Promise<Maker> {
  const id = randomUUID();
  return { id, token: await shop.stack.token({ id, kind: 'staff', roles }) };
}
const create = ({ token }: Maker, change: object = {}) => shop.call('post', '/api-keys', { token, body: form(change) });
const path = (id: string, rest = '') => `/api-keys/${id}${rest}`;
const exchange = async (key: string) =>
  (await shop.call('post', '/api-keys/exchange', { body: { key } }).expect(200)).body;
const slugOf = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
const rotate = (id: string, { token }: Maker, overlapHours?: number) =>
  shop.call('post', path(id, '/rotate'), {
    token,
    body: { ...(overlapHours !== undefined && { overlapHours }), reason: 'A test' },
  });
const end = (id: string, { token }: Maker) =>
  shop.call('post', path(id, '/end'), { token, body: { reason: 'A test' } });
const changesOf = async (subject: string) => {
  const token = await shop.staff('auditor');
  return (await shop.call('get', `/changes?subject=${subject}`, { token }).expect(200)).body.data;
};
const endsSoon = (token: string) =>
  until('the end of the token', async () => {
    const { status } = await shop.call('get', '/customers?phone=%2B12025550123', { token });
    return status === 401 ? true : undefined;
  });

test('a key is shown once, is stored as a digest, and acts in its scopes with the roles that they need', async () => {
  const sales = await maker('sales', 'marketing');
  const created = await create(sales).expect(201);
  const { key, id, ...shown } = created.body;
  expect(key).toMatch(/^toric_test_[\da-z]{8}_[\dA-Za-z]{49}$/);
  expect(shown).toMatchObject({ state: 'active', roles: ['sales'], createdBy: sales.id, version: 1, lastUsedAt: null });
  expect(shown.secrets).toMatchObject([{ prefix: key.slice(0, 19), endsAt: null }]);
  const read = await shop.call('get', path(id), { token: sales.token }).expect(200);
  expect(read.body).toEqual({ id, ...shown });
  expect(read.headers['etag']).toBe('"v1"');

  const { accessToken } = await exchange(key);
  expect(decodeJwt(accessToken)).toMatchObject({
    ...{ sub: id, kind: 'staff', roles: ['sales'] },
    key: { scopes: ['customers:read'], addresses: [], requestsPerMinute: 60 },
  });
  const customer = await shop.signUp();
  await shop.call('get', `/customers/${customer.id}`, { token: accessToken }).expect(200);
  const refused = await shop.call('post', `/customers/${customer.id}/notes`, {
    token: accessToken,
    body: { text: 'x' },
  });
  expect([refused.status, slugOf(refused)]).toEqual([403, 'auth.scope-missing']);
  expect(refused.body.detail).toContain('customers:write');

  const everything = await shop.value(
    `select string_agg(t::text, ' ') as value from (
       select row_to_json(s)::text as t from customer.api_key_secret s union all
       select row_to_json(k)::text from customer.api_key k union all
       select row_to_json(c)::text from customer.change_record c union all
       select row_to_json(r)::text from customer.idempotent_reply r) as t`,
  );
  expect(everything).not.toContain(key.slice(20));
});

test('a key does what a person would do, under its own id: in the change record, and in the trace of denied access', async () => {
  const { body } = await create(await maker('sales'), { scopes: ['customers:read', 'addCustomerNote'] }).expect(201);
  const { accessToken: token } = await exchange(body.key);
  const customer = await shop.signUp();
  await shop.call('post', `/customers/${customer.id}/notes`, { token, body: { text: 'Rang at noon' } }).expect(201);
  const auditor = await shop.staff('auditor');
  const { data } = (await shop.call('get', `/changes?actorId=${body.id}`, { token: auditor }).expect(200)).body;
  expect(data).toMatchObject([{ action: 'note.added', actorKind: 'key', actorId: body.id, customerId: customer.id }]);

  await shop.call('get', '/complaints', { token }).expect(403);
  const traced = () => shop.call('get', `/access-denials?actorId=${body.id}`, { token: auditor });
  const denials = await until('the trace', async () => {
    const found = (await traced()).body.data;
    return found.length > 0 ? found : undefined;
  });
  expect(denials).toMatchObject([{ event: 'key-without-scope', operation: 'GET /complaints', actorId: body.id }]);
});

describe('no key gets', () => {
  test.each([
    [['createApiKey'], 'only people'],
    [['staff:write'], 'only people'],
    [['sessions:read'], 'only people'],
    [['confirmPrescription'], 'only people'],
    [['listOrders', 'getEverything'], 'there is no scope getEverything'],
    [['listPayments'], 'your roles do not permit'],
  ])('%j: %s', async (scopes, text) => {
    const refused = await create(await maker('sales', 'optician'), { scopes });
    expect([refused.status, slugOf(refused)]).toEqual([422, 'api-key.scopes']);
    expect(refused.body.errors).toMatchObject([
      { pointer: `/scopes/${scopes.length - 1}`, detail: expect.stringContaining(text) },
    ]);
  });

  test.each([
    ['a past expiry', { expiresAt: inDays(-1) }, 422],
    ['more than a year', { expiresAt: inDays(366) }, 422],
    ['no expiry', { expiresAt: undefined }, 400],
    ['a network that is none', { addresses: ['203.0.113.0'] }, 400],
    ['a network of 33 bits', { addresses: ['203.0.113.0/33'] }, 400],
    ['no scope', { scopes: [] }, 400],
    ['a scope twice', { scopes: ['listOrders', 'listOrders'] }, 400],
    ['a scope with odd characters', { scopes: ['listOrders; drop table'] }, 400],
    ['no limit', { requestsPerMinute: 0 }, 400],
    ['a field of its own choice', { roles: ['admin'] }, 400],
  ])('%s', async (_, change, status) => {
    const { status: answered, body } = await create(await maker('sales'), change);
    expect([answered, body.detail]).toEqual([status, expect.any(String)]);
  });

  test('made without a fresh code, by a customer, or by a key', async () => {
    const stale = await shop.stack.token({ kind: 'staff', roles: ['sales'], factorAge: 400 });
    expect(slugOf(await create({ id: '', token: stale }))).toBe('auth.step-up-needed');
    const customer = await shop.signUp();
    expect(slugOf(await create(customer))).toBe('auth.forbidden');
    const { body } = await create(await maker('sales')).expect(201);
    const { accessToken: token } = await exchange(body.key);
    expect(slugOf(await create({ id: '', token }))).toBe('auth.people-only');
    for (const address of ['/sessions', '/account', '/staff', path(body.id)])
      expect(slugOf(await shop.call('get', address, { token }))).toBe('auth.people-only');
  });
});

test('a key from a wrong address is refused by the service too', async () => {
  const { body } = await create(await maker('sales'), { addresses: ['203.0.113.0/24', '2001:db8::/32'] }).expect(201);
  const { accessToken: token } = await exchange(body.key);
  const customer = await shop.signUp();
  const get = (address: string) => shop.call('get', `/customers/${customer.id}`, { token, headers: from(address) });
  await get('203.0.113.9').expect(200);
  await get('2001:db8::9').expect(200);
  const refused = await get('198.51.100.9');
  expect([refused.status, slugOf(refused)]).toEqual([403, 'auth.key-address']);
  const unsigned = { 'X-Forwarded-For': '203.0.113.9' };
  expect((await shop.call('get', `/customers/${customer.id}`, { token, headers: unsigned })).status).toBe(403);
});

test('a change holds within five seconds: the earlier tokens end, and new ones have the new rights', async () => {
  const sales = await maker('sales');
  const { body: created } = await create(sales).expect(201);
  const { accessToken: former } = await exchange(created.key);
  const change = (body: object, { token }: Maker, headers: Record<string, string> = {}) =>
    shop.call('patch', path(created.id), { token, headers, body: { reason: 'A test', ...body } });
  await change({}, sales).expect(400);
  await change({ name: 'X' }, sales, { 'If-Match': '"v7"' }).expect(412);
  const beyond = await change({ name: 'X' }, await maker('marketing', 'admin'));
  expect([beyond.status, slugOf(beyond)]).toEqual([403, 'api-key.beyond-roles']);
  expect(slugOf(await change({ scopes: ['listPayments'] }, sales))).toBe('api-key.scopes');

  const both = await maker('sales', 'finance');
  const changed = await change({ scopes: ['listPayments', 'listOrders'], requestsPerMinute: 5 }, both).expect(200);
  expect(changed.body).toMatchObject({ version: 2, roles: ['sales', 'finance'], requestsPerMinute: 5 });
  const since = Date.now();
  await endsSoon(former);
  expect(Date.now() - since).toBeLessThan(5_000);
  expect(decodeJwt((await exchange(created.key)).accessToken)).toMatchObject({ key: { requestsPerMinute: 5 } });
  const [record] = await changesOf(created.id);
  expect(record).toMatchObject({ action: 'api-key.changed', why: 'A test', actorId: both.id });
  expect(record.fields.map(({ name }: { name: string }) => name).sort()).toEqual([
    'requestsPerMinute',
    'roles',
    'scopes',
  ]);
});

test('a key that moves money works when a second person has approved it, and waits again when it gets more', async () => {
  const [asker, other, stranger] = [await maker('finance'), await maker('finance'), await maker('warehouse')];
  const { body: created } = await create(asker, { scopes: ['retryCapture'] }).expect(201);
  expect(created).toMatchObject({ state: 'waiting', askedBy: asker.id, approvedBy: null });
  expect(await exchange(created.key)).toEqual({ refused: 'waiting', keyId: created.id });
  const approve = ({ token }: Maker, headers: Record<string, string> = {}) =>
    shop.call('post', path(created.id, '/approve'), { token, headers });
  expect(slugOf(await approve(asker).expect(403))).toBe('api-key.needs-second-person');
  expect(slugOf(await approve(stranger).expect(403))).toBe('api-key.beyond-roles');
  await approve(other, { 'If-Match': '"v7"' }).expect(412);
  const waiting = await shop.call('get', '/api-keys?waiting=true', { token: other.token }).expect(200);
  expect(waiting.body.data.map(({ id }: { id: string }) => id)).toContain(created.id);

  const { body: approved } = await approve(other, { 'If-Match': '"v1"' }).expect(200);
  expect(approved).toMatchObject({ state: 'active', version: 2, approvedBy: other.id });
  expect(slugOf(await approve(other).expect(409))).toBe('api-key.not-waiting');
  const { accessToken } = await exchange(created.key);
  const [record] = await changesOf(created.id);
  expect(record).toMatchObject({ action: 'api-key.approved', actorId: other.id });

  const body = { scopes: ['retryCapture', 'setPriceFloor'], reason: 'A test' };
  const { body: changed } = await shop.call('patch', path(created.id), { token: other.token, body }).expect(200);
  expect(changed).toMatchObject({ state: 'waiting', askedBy: other.id, approvedBy: null });
  await endsSoon(accessToken);
  expect(await exchange(created.key)).toEqual({ refused: 'waiting', keyId: created.id });
  await approve(await maker('admin')).expect(200);
  expect(await exchange(created.key)).toHaveProperty('accessToken');
  const forged = `update customer.api_key set approved_by = asked_by where id = $1`;
  await expect(shop.stack.admin.query(forged, [created.id])).rejects.toThrow('api_key_two_people');
}, 30_000);

test('after a rotation both secrets work until the overlap is over; a second rotation leaves two', async () => {
  const sales = await maker('sales');
  const { body: first } = await create(sales).expect(201);
  const { body: second } = await rotate(first.id, sales).expect(200);
  expect(second.secrets).toHaveLength(2);
  expect(Date.parse(second.secrets[1].endsAt) - Date.now()).toBeGreaterThan(23 * 3_600_000);
  expect([await exchange(first.key), await exchange(second.key)]).toEqual(
    Array(2).fill({ accessToken: expect.any(String) }),
  );

  const { body: third } = await rotate(first.id, sales, 1).expect(200);
  expect(await exchange(first.key)).toEqual({ refused: 'over', keyId: first.id });
  expect(await exchange(second.key)).toEqual({ accessToken: expect.any(String) });
  await shop.stack.admin.query(`update customer.api_key_secret set ends_at = now() where ends_at is not null`);
  expect(await exchange(second.key)).toEqual({ refused: 'over', keyId: first.id });
  const { accessToken } = await exchange(third.key);

  const { body: fourth } = await rotate(first.id, sales, 0).expect(200);
  expect(await exchange(third.key)).toEqual({ refused: 'over', keyId: first.id });
  await endsSoon(accessToken);
  expect(fourth.secrets).toHaveLength(1);
  await rotate(first.id, sales, 169).expect(400);
  expect(slugOf(await rotate(first.id, await maker('admin')))).toBe('api-key.beyond-roles');
  expect((await changesOf(first.id)).map(({ action }: { action: string }) => action)).toEqual([
    ...['api-key.rotated', 'api-key.rotated', 'api-key.rotated', 'api-key.added'],
  ]);
});

test('an ended key is dead within five seconds and does not come back; an administrator may end every key', async () => {
  const sales = await maker('sales');
  const { body: created } = await create(sales).expect(201);
  const { accessToken } = await exchange(created.key);
  expect(slugOf(await end(created.id, await maker('marketing')))).toBe('api-key.beyond-roles');
  const ended = await end(created.id, await maker('admin')).expect(200);
  const since = Date.now();
  expect(ended.body).toMatchObject({ state: 'ended', secrets: [], version: 2 });
  await endsSoon(accessToken);
  expect(Date.now() - since).toBeLessThan(5_000);
  expect(await exchange(created.key)).toEqual({ refused: 'over', keyId: created.id });
  expect((await end(created.id, sales).expect(200)).body.version).toBe(2);
  for (const again of [
    await rotate(created.id, sales),
    await shop.call('patch', path(created.id), { token: sales.token, body: { name: 'X', reason: 'A test' } }),
  ])
    expect([again.status, slugOf(again)]).toEqual([409, 'api-key.ended']);
  await end(randomUUID(), sales).expect(404);
});

test('a token of a key ends with the key', async () => {
  const { body } = await create(await maker('sales'), {
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
  }).expect(201);
  const { iat = 0, exp = 0 } = decodeJwt((await exchange(body.key)).accessToken);
  expect(exp - iat).toBeLessThanOrEqual(60);
  await shop.stack.admin.query('update customer.api_key set expires_at = now() where id = $1', [body.id]);
  expect(await exchange(body.key)).toEqual({ refused: 'over', keyId: body.id });
});

test('the last use is written at most once a minute', async () => {
  const { body } = await create(await maker('sales')).expect(201);
  const used = () =>
    shop.value<Date | null>('select last_used_at as value from customer.api_key_secret where api_key_id = $1', body.id);
  expect(await used()).toBeNull();
  await exchange(body.key);
  const first = await used();
  for (let n = 0; n < 5; n++) await exchange(body.key);
  expect(await used()).toEqual(first);
  await shop.stack.admin.query(`update customer.api_key_secret set last_used_at = now() - interval '61 seconds'
    where api_key_id = '${body.id}'`);
  await exchange(body.key);
  expect((await used())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Number.NaN);
});

test('an unknown key, a damaged one, and one of another stack are told apart', async () => {
  const { key } = newApiKey('test');
  expect(await exchange(key)).toEqual({ refused: 'unknown', keyId: null });
  expect(await exchange(`${key.slice(0, -1)}`)).toEqual({ refused: 'malformed', keyId: null });
  expect(await exchange(newApiKey('live').key)).toEqual({ refused: 'other-stack', keyId: null });
});

test('keys are listed by page, by maker and by whether they are in force', async () => {
  const sales = await maker('sales');
  const [one, two] = [await create(sales).expect(201), await create(sales).expect(201)];
  await end(one.body.id, sales).expect(200);
  const list = async (query: string) =>
    (await shop.call('get', `/api-keys?createdBy=${sales.id}&${query}`, { token: sales.token }).expect(200)).body;
  const idsOf = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);
  expect(idsOf(await list('inForce=true'))).toEqual([two.body.id]);
  expect(idsOf(await list('inForce=false'))).toEqual([one.body.id]);
  const first = await list('limit=1&count=true');
  expect([idsOf(first), first.total]).toEqual([[two.body.id], 2]);
  expect(idsOf(await list(`cursor=${first.nextCursor}`))).toEqual([one.body.id]);
  expect(JSON.stringify(first)).not.toContain(two.body.key.slice(20));
});

test('the gauge counts the keys that end within a fortnight', async () => {
  const count = async () => {
    const { text } = await shop.call('get', '/metrics').expect(200);
    return Number(/^api_keys_end_soon(?:\{[^}]*\})? (\d+)/m.exec(text)?.[1]);
  };
  const before = await count();
  await create(await maker('sales'), { expiresAt: inDays(13) }).expect(201);
  await create(await maker('sales'), { expiresAt: inDays(15) }).expect(201);
  expect(await count()).toBe(before + 1);
});
