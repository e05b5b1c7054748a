/**
 * Tests the part of a timeline that the customer service has: its order, its kinds, what each role reads, and its cost.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { StaffRole } from '@toric/contracts/kernel/access';
import { timelineStatement } from '@toric/chassis/timeline/timeline.reader.store';
import { CUSTOMER_SOURCES } from '../../src/timeline/timeline.reader.store.ts';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
let sales: string;
beforeAll(async () => {
  shop = await customerStack();
  sales = await shop.staff('sales');
}, 60_000);
afterAll(() => shop.stop());

type Entry = { id: string; kind: string; at: string; what: { en: string; zh: string }; detail: string | null };
const read = async (id: string, query = '', token = sales): Promise<{ data: Entry[]; nextCursor: string | null }> =>
  (await shop.call('get', `/customers/${id}/timeline?${query}`, { token }).expect(200)).body;

async function lively() {
  const customer = await shop.signUp();
  const path = `/customers/${customer.id}`;
  await shop.call('post', `${path}/notes`, { token: sales, body: { text: 'Likes tea' } }).expect(201);
  for (const kind of ['call', 'visit', 'chat', 'letter'])
    await shop
      .call('post', `${path}/interactions`, {
        token: sales,
        body: { kind, direction: 'in', outcome: 'solved', text: kind },
      })
      .expect(201);
  const dueAt = '2027-01-01T09:00:00.000Z';
  await shop
    .call('post', '/tasks', { token: sales, body: { text: 'Call her', dueAt, customerId: customer.id } })
    .expect(201);
  await shop.record(customer);
  const reason = 'She married';
  await shop.call('patch', path, { token: sales, body: { familyName: 'Murray', reason } }).expect(200);
  const complaint = {
    reporter: 'user',
    whatHappened: 'It tore',
    seriousness: 'complaint',
    receivedAt: '2026-06-15T14:00:00Z',
  };
  await shop.call('post', '/complaints', { token: sales, body: { ...complaint, customerId: customer.id } }).expect(201);
  return customer;
}

test('one list has all kinds, newest first, and pages of any size add up to it', async () => {
  const { id } = await lively();
  const auditor = await shop.staff('auditor');
  const all = (await read(id, 'limit=100', auditor)).data;
  const kinds = new Set(all.map(({ kind }) => kind));
  for (const kind of ['note', 'call', 'visit', 'chat', 'letter', 'task', 'prescription', 'change', 'complaint'])
    expect(kinds).toContain(kind);
  expect(all.map(({ at }) => at)).toEqual(
    all
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
  for (const limit of [1, 3, 7]) {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await read(id, `limit=${limit}${cursor && `&cursor=${cursor}`}`, auditor);
      seen.push(...page.data.map((entry) => `${entry.kind} ${entry.id}`));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all.map((entry) => `${entry.kind} ${entry.id}`));
  }
});

test('each entry says a sentence in both languages, and the words of a person', async () => {
  const { id } = await lively();
  const { data } = await read(id, 'kinds=call,note,task,change');
  const said = new Map(data.map(({ kind, what, detail }) => [kind, { what, detail }]));
  expect(said.get('call')).toEqual({
    what: { en: 'She called: Solved', zh: '客户来电：已解决' },
    detail: 'call',
  });
  expect(said.get('note')?.detail).toBe('Likes tea');
  expect(said.get('task')).toMatchObject({ what: { en: 'Task: due 2027-01-01' }, detail: 'Call her' });
  expect(said.get('change')).toMatchObject({ what: { en: 'Customer changed: Family name' }, detail: 'She married' });
  expect(data.every(({ kind }) => ['call', 'note', 'task', 'change'].includes(kind))).toBe(true);
});

test('each role gets the kinds that it may read, and nobody else gets a timeline', async () => {
  const { id, token } = await lively();
  const kindsOf = async (role: StaffRole) =>
    new Set((await read(id, 'limit=100', await shop.staff(role))).data.map(({ kind }) => kind));
  expect(await kindsOf('sales')).not.toContain('prescription');
  expect(await kindsOf('optician')).toContain('prescription');
  expect(await kindsOf('optician')).not.toContain('message');
  expect((await read(id, 'kinds=prescription')).data).toEqual([]);
  for (const other of [token, await shop.staff('finance'), await shop.staff('marketing')])
    await shop.call('get', `/customers/${id}/timeline`, { token: other }).expect(403);
  await shop.call('get', `/customers/${randomUUID()}/timeline`, { token: sales }).expect(404);
  await shop.call('get', `/customers/${id}/timeline?kinds=gossip`, { token: sales }).expect(400);
});

test('a damaged row is named, and the others are shown', async () => {
  const { id } = await lively();
  await shop.stack.admin.query('alter table customer.interaction disable trigger interaction_append_only');
  await shop.stack.admin.query(
    `update customer.interaction set sealed = 'x' where customer_id = $1 and kind = 'call'`,
    [id],
  );
  await shop.stack.admin.query('alter table customer.interaction enable trigger interaction_append_only');
  const page = (await shop.call('get', `/customers/${id}/timeline?kinds=call,visit`, { token: sales }).expect(200))
    .body;
  expect(page).toMatchObject({ data: [{ kind: 'visit' }], unreadable: [{ id: expect.any(String) }] });
});

test('a page reads no more of each table for ten thousand entries than for ten', async () => {
  const { id } = await lively();
  await shop.stack.admin.query(
    `insert into customer.message (id, cause_id, person_id, template, channel, values, state, due_at, expires_at, created_at, updated_at)
     select gen_random_uuid(), gen_random_uuid(), $1, 'new-device', 'mail', '{}', 'sent', now(), now(),
       now() - n * interval '1 minute', now() from generate_series(1, 5000) n`,
    [id],
  );
  await shop.stack.admin.query(
    `insert into customer.change_record (id, at, action, subject_type, subject, customer_id, actor_kind, fields)
     select gen_random_uuid(), now() - n * interval '1 minute', 'customer.found', 'customer', $1, $1, 'staff', '{}'
     from generate_series(1, 5000) n`,
    [id],
  );
  for (const table of ['message', 'change_record']) await shop.stack.admin.query(`analyze customer.${table}`);
  const actor = { id: randomUUID(), kind: 'staff', roles: ['sales', 'optician'] } as const;
  const asked = { customerId: id, kinds: undefined, actor };
  const statement = timelineStatement(CUSTOMER_SOURCES, asked, { limit: 25, cursor: undefined });
  await shop.stack.admin.query('set search_path = customer');
  const explained = await shop.stack.admin.query<{ 'QUERY PLAN': object[] }>(
    `explain (analyze, format json) ${statement?.text}`,
    statement?.values,
  );
  await shop.stack.admin.query('reset search_path');
  const plan = JSON.stringify(explained.rows[0]?.['QUERY PLAN']);
  const figures = [...plan.matchAll(/"(?:Actual Rows|Rows Removed by Filter)":(\d+)/g)].map(([, rows]) => Number(rows));
  expect(figures.length).toBeGreaterThan(10);
  // the SQL union holds one page of each kind, and no other step of the plan reads more rows than that
  expect(figures.filter((rows) => rows > 26 * 3)).toEqual([]);
});
