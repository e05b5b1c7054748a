/** Tests tasks: who sees them, their order, their repetition, their reminders and their notices. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { addColleague } from '../colleague.ts';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
let sam: { id: string; token: string };
let farida: { id: string; token: string };
beforeAll(async () => {
  shop = await customerStack();
  [sam, farida] = [await addColleague(shop, 'sales'), await addColleague(shop, 'finance')];
}, 60_000);
afterAll(() => shop.stop());

const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
const create = (token: string, body: object = {}) =>
  shop.call('post', '/tasks', { token, body: { text: 'CANARY call the clinic', dueAt: inHours(30), ...body } });
const act = (token: string, id: string, what: string) => shop.call('post', `/tasks/${id}/${what}`, { token });
const list = async (token: string, query = '') =>
  (await shop.call('get', `/tasks?${query}`, { token }).expect(200)).body;
const idsOf = async (token: string, query = '') => (await list(token, query)).data.map(({ id }: { id: string }) => id);
const unread = async (token: string) =>
  (await shop.call('get', '/desk/notices?unread=true', { token }).expect(200)).body.unread;
const slugOf = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');

test('a task is its maker’s own unless she names a colleague or a role, and its text is in no table', async () => {
  const { body: own } = await create(sam.token).expect(201);
  expect(own).toMatchObject({ assignedTo: sam.id, assignedRole: null, state: 'open', createdBy: sam.id, rule: null });
  expect(own.text).toBeUndefined();
  const { body: given } = await create(sam.token, { assignedTo: farida.id }).expect(201);
  expect(await unread(farida.token)).toBe(1);
  expect((await shop.call('get', `/tasks/${given.id}`, { token: farida.token }).expect(200)).body.text).toContain(
    'CANARY',
  );
  expect(slugOf(await create(sam.token, { assignedTo: randomUUID() }).expect(400))).toBe('task.assignee');
  await create(sam.token, { assignedTo: farida.id, assignedRole: 'finance' }).expect(400);
  const stored = `select string_agg(t::text, ' ') || (select string_agg(c::text, ' ') from customer.change_record c) as value
    from customer.task t`;
  expect(await shop.value<string>(stored)).not.toContain('CANARY');
});

test('a person sees her tasks, those of her roles and those that she made; sales see all', async () => {
  const { body: hers } = await create(farida.token).expect(201);
  const { body: role } = await create(sam.token, { assignedRole: 'warehouse' }).expect(201);
  const winston = await addColleague(shop, 'warehouse');
  expect(await idsOf(winston.token)).toEqual([role.id]);
  expect(await idsOf(sam.token)).toEqual(expect.arrayContaining([hers.id, role.id]));
  expect(await idsOf(farida.token)).not.toContain(role.id);
  expect(slugOf(await shop.call('get', `/tasks/${hers.id}`, { token: winston.token }).expect(404))).toBe(
    'task.not-found',
  );
  await act(winston.token, hers.id, 'complete').expect(404);
  await shop.call('patch', `/tasks/${hers.id}`, { token: winston.token, body: { text: 'x' } }).expect(404);
  await create(await shop.staff('auditor')).expect(403);
});

test('only roles that may read customers make tasks about one', async () => {
  const { id: customerId } = await shop.signUp();
  const { body } = await create(sam.token, { customerId }).expect(201);
  expect(await idsOf(sam.token, `customerId=${customerId}`)).toEqual([body.id]);
  expect(slugOf(await create(farida.token, { customerId }).expect(404))).toBe('customer.not-found');
  expect(slugOf(await create(sam.token, { customerId: randomUUID() }).expect(404))).toBe('customer.not-found');
});

test('tasks are listed by the time at which they are due, page by page, and counted as work that waits', async () => {
  const anna = await addColleague(shop, 'marketing');
  const hours = [-30, 0.01, 50, -1];
  for (const hour of hours) await create(anna.token, { dueAt: inHours(hour) }).expect(201);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { data: { dueAt: string }[]; nextCursor: string | null; total: number } = await list(
      anna.token,
      `limit=1&count=true${cursor && `&cursor=${cursor}`}`,
    );
    expect(page.total).toBe(4);
    seen.push(...page.data.map(({ dueAt }) => dueAt));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual([...seen].sort());
  expect(seen).toHaveLength(4);
  expect(await idsOf(anna.token, 'due=overdue')).toHaveLength(2);
  expect(await idsOf(anna.token, 'due=week')).toHaveLength(2);
  const { body } = await shop.call('get', '/waiting', { token: anna.token }).expect(200);
  expect(body.data).toContainEqual(expect.objectContaining({ kind: 'tasks-overdue', count: 2, late: 1 }));
});

test('a task that repeats creates the next one once, also if it is opened again', async () => {
  const repeat = { frequency: 'daily', interval: 1 };
  const { body: first } = await create(sam.token, { repeat }).expect(201);
  expect(first.repeat).toEqual(repeat);
  const { body: done } = await act(sam.token, first.id, 'complete').expect(200);
  expect(done).toMatchObject({ state: 'done', doneBy: sam.id, nextId: expect.any(String) });
  const next = (await shop.call('get', `/tasks/${done.nextId}`, { token: sam.token }).expect(200)).body;
  expect(Date.parse(next.dueAt) - Date.parse(first.dueAt)).toBe(24 * HOUR_MS);
  expect(next).toMatchObject({ state: 'open', text: 'CANARY call the clinic', repeat });
  expect(slugOf(await act(sam.token, first.id, 'complete').expect(409))).toBe('task.done');
  expect(slugOf(await shop.call('patch', `/tasks/${first.id}`, { token: sam.token, body: { text: 'x' } }))).toBe(
    'task.done',
  );
  await act(sam.token, first.id, 'reopen').expect(200);
  expect(slugOf(await act(sam.token, first.id, 'reopen').expect(409))).toBe('task.open');
  expect((await act(sam.token, first.id, 'complete').expect(200)).body.nextId).toBe(done.nextId);
});

test('a repetition that does not name the due day, or is no repetition, is refused', async () => {
  const dueAt = '2026-12-01T09:00:00.000Z'; // this day is a Tuesday
  const off = { frequency: 'weekly', interval: 1, weekdays: ['monday'] };
  const refused = await create(sam.token, { dueAt, repeat: off }).expect(400);
  expect([slugOf(refused), refused.body.errors]).toEqual([
    'task.off-rule',
    [expect.objectContaining({ pointer: '/repeat' })],
  ]);
  for (const wrong of [
    { frequency: 'hourly' },
    { frequency: 'daily', interval: 0 },
    { frequency: 'daily', weekdays: ['monday'] },
    { frequency: 'daily', until: '2027-01-01', count: 2 },
    { frequency: 'daily', until: '2027-02-30' },
  ])
    await create(sam.token, { dueAt, repeat: wrong }).expect(400);
});

test('two people who change one task do not overwrite each other', async () => {
  const { body } = await create(sam.token).expect(201);
  const change = (text: string) =>
    shop.call('patch', `/tasks/${body.id}`, { token: sam.token, body: { text }, headers: { 'If-Match': '"v1"' } });
  expect((await change('one').expect(200)).headers['etag']).toBe('"v2"');
  await change('two').expect(412);
});

test('the people of a task are reminded when its time comes, and not of one that was done or moved', async () => {
  const olga = await addColleague(shop, 'optician');
  const soon = { dueAt: inHours(1), remindMinutesBefore: 60, assignedTo: olga.id };
  const { body: task } = await create(sam.token, soon).expect(201);
  const notices = async () => (await shop.call('get', '/desk/notices', { token: olga.token }).expect(200)).body.data;
  const textOf = ({ text }: { text: { en: string } }) => text.en;
  await until('the reminder', async () => ((await notices()).length === 2 ? true : undefined));
  const reminded = (await notices()).find((one: { text: { en: string } }) => textOf(one).includes('due soon'));
  expect(reminded).toMatchObject({ path: `/tasks/${task.id}` });

  const later = { dueAt: inHours(5), remindMinutesBefore: 60, assignedTo: olga.id };
  const { body: moved } = await create(sam.token, later).expect(201);
  await shop.call('patch', `/tasks/${moved.id}`, { token: sam.token, body: { dueAt: inHours(9) } }).expect(200);
  const planned = `select count(*)::int as value from customer.effect where data ->> 'taskId' = $1 and done_at is null`;
  expect(await shop.value<number>(planned, moved.id)).toBe(2);
});
