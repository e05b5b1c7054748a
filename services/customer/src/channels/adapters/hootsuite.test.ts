import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { hootsuite } from './hootsuite.ts';
import { newSecret } from './signatures.ts';

const { verify, read } = hootsuite.deliveries ?? { verify: () => false, read: () => undefined };
const now = Date.parse('2026-11-30T10:00:00Z');
const interaction = (change: object = {}) => ({
  seq_no: '17',
  type: 'com.hootsuite.interactions.event.v1',
  data: {
    ...{
      id: 'c1',
      kind: 'COMMENT',
      socialNetwork: 'INSTAGRAM_BUSINESS',
      text: 'Lovely lenses!',
      timestamp: '2026-11-30T09:00:00Z',
    },
    author: { id: '9', username: 'ana.lima', displayName: 'Ana Lima' },
    ...{ url: 'https://www.instagram.com/p/1/c/1', post: { id: 'p1', url: 'https://www.instagram.com/p/1' } },
    ...change,
  },
});

test('a relay signs by Standard Webhooks', () => {
  const secret = newSecret();
  const body = Buffer.from('[]');
  const at = String(now / 1_000);
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`id-1.${at}.`).update(body).digest('base64');
  const headers = { 'webhook-id': 'id-1', 'webhook-timestamp': at, 'webhook-signature': `v1,AAAA v1,${signature}` };
  expect(verify({ body, headers }, [newSecret(), secret], now)).toBe(true);
  expect(verify({ body, headers }, [newSecret()], now)).toBe(false);
  expect(verify({ body, headers }, [secret], now + 400_000)).toBe(false);
  expect(verify({ body, headers: { ...headers, 'webhook-id': '' } }, [secret], now)).toBe(false);
});

test('a comment has its network, its post and the account of its author', () => {
  const [event] = read([interaction()]) ?? [];
  expect(event).toMatchObject({
    id: '17',
    received: {
      posts: [{ id: 'p1', network: 'instagram', link: 'https://www.instagram.com/p/1' }],
      items: [
        {
          ...{ kind: 'comment', network: 'instagram', postId: 'p1', text: 'Lovely lenses!' },
          author: { handle: 'ana.lima', name: 'Ana Lima' },
        },
      ],
    },
  });
});

test('a like is a number, and events of publishing say nothing', () => {
  const [like] = read([interaction({ kind: 'LIKE' })]) ?? [];
  expect(like?.received).toMatchObject({ items: [], posts: [{ id: 'p1', moreLikes: 1 }] });
  const ping = { seq_no: '1', type: 'com.hootsuite.ping.event.v1', data: {} };
  expect(read([ping])?.[0]?.received).toEqual({ threads: [], items: [], posts: [] });
});

test('one damaged event makes the delivery damaged, so that nothing of it is lost in silence', () => {
  for (const damaged of [undefined, [], {}, [interaction(), interaction({ timestamp: 'soon' })], [{ seq_no: '1' }]])
    expect(read(damaged)).toBeUndefined();
  expect(read(Array.from({ length: 1_001 }, () => interaction()))).toBeUndefined();
});

test('the posts of the shop are listed with their networks', async () => {
  const paths: string[] = [];
  const ask = (path: string) => {
    paths.push(path);
    const data = [
      { id: 'm1', postUrl: 'https://www.facebook.com/1', scheduledSendTime: '2026-11-30T08:00:00Z' },
      { x: 1 },
    ];
    return Promise.resolve({ data, metadata: {} });
  };
  const channel = { account: '626', profiles: [], cursor: null, since: new Date('2026-11-30T07:00:00Z') };
  const page = await hootsuite.poll(ask, channel, new Date(now));
  expect(page).toMatchObject({ isEnd: true, unreadable: 1, posts: [{ id: 'm1', network: 'facebook' }], items: [] });
  expect(paths[0]).toContain('startTime=2026-11-30T07%3A00%3A00.000Z');
  expect(JSON.parse(page.cursor)).toMatchObject({ from: '2026-11-30T09:00:00.000Z', after: null });
});
