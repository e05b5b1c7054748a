/**
 * Tests on the whole system that an API key opens its scopes in all services, is refused within five seconds after its
 * end, and is stored or logged nowhere.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ROOT } from '../../run/system/parts.ts';
import { openShop, type Shop } from './shop.ts';

const PROMISED_MS = 5_000;
let shop: Shop;
beforeAll(async () => {
  shop = await openShop('keys');
}, 120_000);
afterAll(() => shop?.close(), 60_000);

/** Lists one operation of each service, with its scope and a role that may give this scope to an API key. */
const READS = [
  { role: 'sales', scope: 'customers:read', path: '/customers?phone=%2B12025550123' },
  { role: 'warehouse', scope: 'stock:read', path: '/stock' },
  { role: 'sales', scope: 'orders:read', path: '/orders' },
  { role: 'finance', scope: 'payments:read', path: '/payments' },
  { role: 'finance', scope: 'coupons:read', path: '/coupons' },
] as const;

const send = (method: string, path: string, token: string, body?: object) =>
  fetch(`${shop.system.gatewayUrl}/v1${path}`, {
    method,
    headers: {
      ...{ authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() },
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });

async function create(token: string, scopes: string[]): Promise<{ id: string; key: string }> {
  const expiresAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const answer = await send('POST', '/api-keys', token, { name: 'A machine', scopes, expiresAt, reason: 'A test' });
  expect(answer.status).toBe(201);
  return (await answer.json()) as { id: string; key: string };
}

type Key = { role: string; id: string; key: string };
/** Returns the status with which one operation of each service answers, called with the API key of its role. */
const statuses = (keys: readonly Key[]): Promise<number[]> =>
  Promise.all(
    READS.map(
      async ({ role, path }) => (await send('GET', path, keys.find((one) => one.role === role)?.key ?? '')).status,
    ),
  );

test('a key opens its scopes in all five services, dies in five seconds, and is in no log, table or queue', async () => {
  const keys = await Promise.all(
    (['sales', 'warehouse', 'finance'] as const).map(async (role) => {
      const scopes = READS.filter((one) => one.role === role).map(({ scope }) => scope);
      return { role, ...(await create(shop.staff[role], scopes)) };
    }),
  );
  const { key = '' } = keys.find(({ role }) => role === 'sales') ?? {};
  expect(await statuses(keys)).toEqual([200, 200, 200, 200, 200]);
  expect((await send('GET', '/suppliers', key)).status).toBe(403);
  expect((await send('GET', `/orders?key=${key}`, shop.staff.sales)).status).toBe(400);
  expect((await send('GET', `/orders/${key}`, key)).status).toBe(400);

  for (const { id } of keys)
    expect((await send('POST', `/api-keys/${id}/end`, shop.staff.admin, { reason: 'A test' })).status).toBe(200);
  const since = Date.now();
  let found = await statuses(keys);
  while (found.some((status) => status !== 401) && Date.now() - since < PROMISED_MS) {
    await pause(100);
    found = await statuses(keys);
  }
  expect(found).toEqual([401, 401, 401, 401, 401]);

  const secret = key.slice(20);
  const logs = join(ROOT, '.toric', shop.name, 'logs');
  const leaking = readdirSync(logs).filter((file) => readFileSync(join(logs, file), 'utf8').includes(secret));
  expect(leaking).toEqual([]);
  const tables = await shop.rows<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  for (const { name } of tables)
    expect([name, await shop.rows(`select 1 from ${name} t where t::text like $1 limit 1`, [`%${secret}%`])]).toEqual([
      name,
      [],
    ]);
});
