/** Tests that denied access and failed sign-ins leave a trace, and that no service can remove this trace. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { openDatabase } from '@toric/messaging/database';
import { type CustomerStack, customerStack, PASSWORD } from '../customer-stack.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop.stop(), 30_000);

type Trace = {
  event: string;
  actorId: string | null;
  account: string | null;
  origin: string | null;
  operation: string;
};
const traces = async (event: string): Promise<Trace[]> => {
  const { rows } = await shop.stack.admin.query<Trace>(
    `select event, actor_id as "actorId", account, origin, operation from access.trace where event = $1 order by at`,
    [event],
  );
  return rows;
};
const traced = (event: string) =>
  until(event, async () => {
    const found = await traces(event);
    return found.length > 0 ? found : undefined;
  });

test('a denied access leaves a trace with the person and the operation', async () => {
  const id = '0197a000-0000-7000-8000-00000000aaaa';
  const token = await shop.stack.token({ id, kind: 'staff', roles: ['marketing'] });
  const path = '/customers/0197a000-0000-7000-8000-00000000bbbb/prescriptions';
  await shop.call('get', path, { token }).expect(403);
  const operation = 'GET /customers/{customerId}/prescriptions';
  expect(await traced('denied')).toEqual([{ event: 'denied', actorId: id, account: null, origin: null, operation }]);
});

test('a failed sign-in leaves a trace without the e-mail, and with the account if there is one', async () => {
  const me = await shop.signUp();
  await shop.signIn(me.email, `${PASSWORD}!`).expect(401);
  await shop.signIn(`no-${me.email}`).expect(401);
  const [known, unknown] = await traces('sign-in-failed');
  expect([known?.actorId, unknown?.actorId]).toEqual([me.id, null]);
  expect(JSON.stringify([known, unknown])).not.toContain(me.email);
  expect(known?.account).toMatch(/^[\w-]{43}$/);
  for (let n = 2; n <= 6; n++) await shop.signIn(me.email, `${PASSWORD}!`);
  expect((await traces('sign-in-locked')).length).toBeGreaterThan(0);
});

test('the trace is read over the API by page, by person and by kind', async () => {
  const auditor = await shop.staff('auditor');
  const list = async (query: string) =>
    (await shop.call('get', `/access-denials?${query}`, { token: auditor }).expect(200)).body;
  const first = await list('event=sign-in-failed&limit=1&count=true');
  expect(first).toMatchObject({ data: [{ event: 'sign-in-failed', process: 'customer' }], totalIsExact: true });
  const rest = await list(`event=sign-in-failed&limit=100&cursor=${first.nextCursor}`);
  expect(rest.data).toHaveLength(first.total - 1);
  expect(rest.data.map(({ id }: { id: string }) => id)).not.toContain(first.data[0].id);
  const person = '0197a000-0000-7000-8000-00000000aaaa';
  expect((await list(`actorId=${person}`)).data).toEqual([
    expect.objectContaining({ event: 'denied', actorId: person }),
  ]);
  expect((await list(`actorId=${person}&until=2026-01-01T00:00:00Z`)).data).toEqual([]);
  await shop.call('get', '/access-denials', { token: await shop.staff('sales') }).expect(403);
});

test('the token of an ended session leaves a trace', async () => {
  const me = await shop.signUp();
  const { body } = await shop.signIn(me.email).expect(200);
  const { accessToken: token, refreshToken } = body;
  await shop.call('delete', '/sessions/current', { token, body: { refreshToken } }).expect(204);
  await until('the end of the session', async () => {
    const { status } = await shop.call('get', '/customers/me', { token });
    return status === 401 ? true : undefined;
  });
  expect((await traced('token-of-ended-session')).length).toBeGreaterThan(0);
});

test.each([
  'delete from access.trace',
  `update access.trace set event = 'nothing'`,
  'truncate access.trace',
  'delete from customer.change_record',
  `update customer.evidence set id = id`,
  'delete from customer.operator_action',
])('the role of the service may not: %s', async (sql) => {
  const client = openDatabase({ url: shop.stack.databaseUrl('customer'), poolSize: 2, name: 'test' });
  await expect(client.pool.query(sql)).rejects.toMatchObject({ code: '42501', message: /^permission denied/ });
  await client.close();
});

test('old traces are dropped after ninety days at the earliest, by a function that the service may call', async () => {
  await shop.stack.admin.query(`update access.trace set at = now() - interval '89 days'`);
  const client = openDatabase({ url: shop.stack.databaseUrl('customer'), poolSize: 2, name: 'test' });
  expect((await client.pool.query('select access.drop_old_traces(1)::int as n')).rows).toEqual([{ n: 0 }]);
  await shop.stack.admin.query(`update access.trace set at = now() - interval '91 days'`);
  expect((await client.pool.query('select access.drop_old_traces(1)::int as n')).rows[0].n).toBeGreaterThan(0);
  await client.close();
});
