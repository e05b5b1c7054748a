import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { Ask } from '../provider.ts';
import { zendesk } from './zendesk.ts';

const SECRET = 'an-invented-signing-secret';
const now = Date.parse('2026-11-30T10:00:00Z');
const { verify, read } = zendesk.deliveries ?? { verify: () => false, read: () => undefined };

const signed = (body: string, at = new Date(now).toISOString(), secret = SECRET) => ({
  body: Buffer.from(body),
  headers: {
    'x-zendesk-webhook-signature-timestamp': at,
    'x-zendesk-webhook-signature': createHmac('sha256', secret).update(`${at}${body}`).digest('base64'),
  },
});

const detail = {
  ...{ id: '5157', subject: 'My lens tore', status: 'OPEN', priority: 'HIGH', requester_id: '8001' },
  ...{ created_at: '2026-11-30T09:00:00Z', updated_at: '2026-11-30T09:59:00Z', via: { channel: 'email' } },
  description: 'It tore on the first day.',
};
const event = (type: string, change: object = {}, about: object = {}) => ({
  ...{ id: `01J-${type}`, type: `zen:event-type:ticket.${type}`, time: '2026-11-30T09:59:00Z', account_id: 77 },
  ...{
    subject: 'zen:ticket:5157',
    zendesk_event_version: '2022-11-06',
    detail: { ...detail, ...about },
    event: change,
  },
});
const comment = (change: object = {}) => ({
  comment: {
    ...{ id: '9001', body: 'Is there an answer?', is_public: true },
    author: { id: '8001', name: 'Mei Lindqvist', is_staff: false },
    ...change,
  },
});

test('a signature covers the time and the bytes, and either secret of a rotation is accepted', () => {
  const good = signed('{"a":1}');
  expect(verify(good, [SECRET], now)).toBe(true);
  expect(verify(good, ['another', SECRET], now)).toBe(true);
  expect(verify(good, ['another'], now)).toBe(false);
  expect(verify(good, [], now)).toBe(false);
  expect(verify({ ...good, body: Buffer.from('{"a":2}') }, [SECRET], now)).toBe(false);
  expect(verify({ ...good, headers: {} }, [SECRET], now)).toBe(false);
});

test('a signature that is older than five minutes is not accepted', () => {
  expect(verify(signed('{}', '2026-11-30T09:54:00Z'), [SECRET], now)).toBe(false);
  expect(verify(signed('{}', '2026-11-30T10:06:00Z'), [SECRET], now)).toBe(false);
  expect(verify(signed('{}', 'yesterday'), [SECRET], now)).toBe(false);
});

test('a comment of the customer is a part of its ticket', () => {
  const [one] = read(event('comment_added', comment())) ?? [];
  expect(one).toMatchObject({
    id: '01J-comment_added',
    received: {
      threads: [{ id: '5157', subject: 'My lens tore', status: 'open', priority: 'high', author: { id: '8001' } }],
      items: [
        {
          ...{ id: 'comment 9001', kind: 'ticket', direction: 'in', network: 'mail', threadId: '5157' },
          ...{ text: 'Is there an answer?', author: { id: '8001', name: 'Mei Lindqvist' } },
        },
      ],
    },
  });
});

test('a comment of an agent is of the shop, and a private one stays where it is', () => {
  const agent = { author: { id: '1', name: 'Olga', is_staff: true } };
  const [own] = read(event('comment_added', comment(agent))) ?? [];
  expect(own?.received.items).toMatchObject([{ direction: 'out', by: 'Olga', author: { id: '8001' } }]);
  const [note] = read(event('comment_added', comment({ ...agent, is_public: false }))) ?? [];
  expect(note?.received.items).toEqual([]);
});

test('the first words have one id, whether they come as description, as comment or by asking', async () => {
  const [created] = read(event('created')) ?? [];
  const first = { body: detail.description, id: '8999' };
  const [added] = read({ ...event('comment_added', comment(first)), time: '2026-11-30T09:00:02Z' }) ?? [];
  const page = await zendesk.poll(answers(), asked, new Date(now));
  const ids = [created?.received.items[0]?.id, added?.received.items[0]?.id, page.items[0]?.id];
  expect(new Set(ids).size).toBe(1);
});

test('a change of the status is one, and events of other kinds say nothing', () => {
  const [solved] = read(event('status_changed', { current: 'SOLVED' }, { status: 'SOLVED' })) ?? [];
  expect(solved?.received).toMatchObject({ items: [], threads: [{ status: 'solved' }] });
  expect(read(event('tags_changed'))).toEqual([
    { id: '01J-tags_changed', received: { threads: [], items: [], posts: [] } },
  ]);
});

test('a newer version is read as long as its fields are there, and a damaged event is none', () => {
  expect(read({ ...event('comment_added', comment()), zendesk_event_version: '2031-01-01', more: [] })).toHaveLength(1);
  for (const damaged of [undefined, null, 'text', [], {}, event('comment_added', {}), event('created', {}, { id: {} })])
    expect(read(damaged)).toBeUndefined();
  expect(read(event('created', {}, { created_at: 'soon' }))).toBeUndefined();
});

const asked = { account: 'toric-example', profiles: [], cursor: null, since: new Date('2026-11-30T08:00:00Z') };
function answers(pages: Record<string, unknown> = {}): Ask {
  return (path) => {
    if (path.includes('/comments.json'))
      return Promise.resolve({
        comments: [
          {
            ...{
              id: 9002,
              author_id: 1,
              plain_body: 'We look at it.',
              public: true,
              created_at: '2026-11-30T09:10:00Z',
            },
            attachments: [{ file_name: 'a.png', content_url: 'javascript:alert(1)' }],
          },
          { id: 9003, author_id: 1, plain_body: 'Difficult.', public: false, created_at: '2026-11-30T09:11:00Z' },
          { id: 8999, author_id: 8001, body: detail.description, public: true, created_at: '2026-11-30T09:00:00Z' },
          { id: 8998, author_id: 8001, body: 'no time', public: true },
        ].reverse(),
        users: [{ id: 1, name: 'Olga', role: 'agent' }],
      });
    return Promise.resolve({
      tickets: [{ ...detail, id: 5157, requester_id: 8001 }, { id: 'damaged' }],
      users: [{ id: 8001, name: 'Mei Lindqvist', email: 'mei@example.com', phone: '+14155550171', role: 'end-user' }],
      ...{ after_cursor: 'abc', end_of_stream: true, ...pages },
    });
  };
}

test('a page has tickets with their comments and the e-mail of the requester, and counts what is damaged', async () => {
  const page = await zendesk.poll(answers(), asked, new Date(now));
  expect(page).toMatchObject({ cursor: 'abc', isEnd: true, unreadable: 2 });
  expect(page.items.map(({ direction, text }) => [direction, text])).toEqual([
    ['in', 'It tore on the first day.'],
    ['out', 'We look at it.'],
  ]);
  expect(page.items[0]?.author).toMatchObject({ email: 'mei@example.com', phone: '+14155550171' });
  expect(page.items[1]?.files).toEqual([{ name: 'a.png', url: null }]);
});

test('words from before the channel are left out', async () => {
  const page = await zendesk.poll(answers(), { ...asked, since: new Date('2026-11-30T09:05:00Z') }, new Date(now));
  expect(page.items.map(({ text }) => text)).toEqual(['We look at it.']);
});
