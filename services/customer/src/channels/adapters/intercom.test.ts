import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { Ask } from '../provider.ts';
import { intercom } from './intercom.ts';

const { verify, read } = intercom.deliveries ?? { verify: () => false, read: () => undefined };
const T = 1_780_000_000;
const user = { type: 'user', id: 'u1', name: 'Mei Lindqvist', email: 'mei@example.com' };
const conversation = (parts: object[] = [], change: object = {}) => ({
  ...{ type: 'conversation', id: '215', state: 'open', created_at: T, updated_at: T + 60, priority: 'not_priority' },
  source: { id: '1', type: 'conversation', subject: '', body: '<p>My lens <b>tore</b> &amp; hurts</p>', author: user },
  contacts: { contacts: [{ id: 'u1' }] },
  conversation_parts: { conversation_parts: parts },
  ...change,
});
const part = (id: string, change: object = {}) => ({
  ...{ id, part_type: 'comment', body: `<p>part ${id}</p>`, created_at: T + 30, author: user, attachments: [] },
  ...change,
});
const notification = (item: object, topic = 'conversation.user.replied') => ({
  ...{ type: 'notification_event', id: 'notif_1', topic, app_id: 'abc', data: { type: 'x', item } },
});

test('the signature is an HMAC with SHA-1 of the raw body', () => {
  const body = Buffer.from('{"type":"notification_event"}');
  const hex = createHmac('sha1', 'client-secret').update(body).digest('hex');
  const headers = { 'x-hub-signature': `sha1=${hex}` };
  expect(verify({ body, headers }, ['old', 'client-secret'], 0)).toBe(true);
  expect(verify({ body, headers }, ['old'], 0)).toBe(false);
  expect(verify({ body: Buffer.from('{}'), headers }, ['client-secret'], 0)).toBe(false);
  expect(verify({ body, headers: {} }, ['client-secret'], 0)).toBe(false);
});

test('a conversation is a ticket with the words of both sides, without markup and notes', () => {
  const admin = { type: 'admin', id: 'a1', name: 'Olga' };
  const parts = [
    part('2', { author: admin }),
    part('3', { part_type: 'note', author: admin }),
    part('4', { body: null }),
  ];
  const [event] = read(notification(conversation(parts))) ?? [];
  expect(event?.received.threads).toMatchObject([{ id: '215', status: 'open', author: { email: 'mei@example.com' } }]);
  expect(event?.received.items).toMatchObject([
    { id: 'source 215', direction: 'in', text: 'My lens tore & hurts', network: 'chat', author: { id: 'u1' } },
    { id: 'part 2', direction: 'out', by: 'Olga', text: 'part 2', author: { id: 'u1' } },
  ]);
});

test('states are mapped, and the person is known if the shop began', () => {
  for (const [state, status] of [
    ['open', 'open'],
    ['snoozed', 'waiting'],
    ['closed', 'solved'],
    ['new-state', undefined],
  ])
    expect(read(notification(conversation([], { state })))?.[0]?.received.threads[0]?.status).toBe(status);
  const source = { type: 'conversation', body: 'Hello', author: { type: 'admin', id: 'a1', name: 'Olga' } };
  const [begun] = read(notification(conversation([], { source }))) ?? [];
  expect(begun?.received.items[0]).toMatchObject({ direction: 'out', author: { id: 'u1', name: null } });
});

test('other topics say nothing, and damaged notifications are none', () => {
  expect(read(notification({ type: 'user' }, 'user.created'))?.[0]?.received.items).toEqual([]);
  for (const damaged of [undefined, {}, notification({}), notification(conversation([{ id: '9' }])), { type: 'ping' }])
    expect(read(damaged)).toBeUndefined();
});

test('pages are read by their pointers, and the last seconds are read again', async () => {
  const bodies: unknown[] = [];
  const ask: Ask = (path, body) => {
    if (path !== '/conversations/search') return Promise.resolve(conversation());
    bodies.push(body);
    const next = bodies.length === 1 ? { starting_after: 'p2' } : null;
    return Promise.resolve({ conversations: [{ id: '215', updated_at: T + 60 }], pages: { next } });
  };
  const channel = { account: 'eu', profiles: [], since: new Date((T - 10) * 1_000) };
  const first = await intercom.poll(ask, { ...channel, cursor: null }, new Date());
  expect([first.isEnd, first.items.length]).toEqual([false, 1]);
  const second = await intercom.poll(ask, { ...channel, cursor: first.cursor }, new Date());
  expect(second.isEnd).toBe(true);
  expect(bodies).toMatchObject([
    { query: { value: T - 10 }, pagination: { per_page: 20 } },
    { query: { value: T - 10 }, pagination: { starting_after: 'p2' } },
  ]);
  expect(JSON.parse(second.cursor)).toEqual({ from: T + 55, after: null, newest: T + 60 });
});
