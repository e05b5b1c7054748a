import { expect, test } from '@jest/globals';
import { sproutSocial } from './sprout-social.ts';

const now = new Date('2026-11-30T10:00:00Z');
const channel = { account: '687', profiles: ['10', '11'], cursor: null, since: new Date('2026-11-30T07:00:00Z') };
const message = (guid: string, post_type: string, change: object = {}) => ({
  ...{
    guid,
    post_type,
    network: 'FACEBOOK',
    text: `text of ${guid}`,
    created_time: '2026-11-30T09:00:00Z',
    sent: false,
  },
  ...{ from: { guid: 'f1', name: 'Ana Lima', screen_name: 'ana.lima' }, perma_link: 'https://www.facebook.com/1' },
  ...change,
});

test('messages are asked for by profiles and time, and each has its kind', async () => {
  const bodies: unknown[] = [];
  const ask = (_: string, body?: object) => {
    bodies.push(body);
    return Promise.resolve({
      data: [
        message('m1', 'FACEBOOK_COMMENT', { parent: { guid: 'p1' } }),
        message('m2', 'INSTAGRAM_DIRECT_MESSAGE', { network: 'INSTAGRAM' }),
        message('m3', 'TWEET_MENTION', { network: 'TWITTER' }),
        message('m4', 'GOOGLE_REVIEW', { network: 'GOOGLE' }),
        message('m5', 'FACEBOOK_POST', { post_category: 'POST', sent: true, metrics: { 'lifetime.likes': 12 } }),
        message('m6', 'FACEBOOK_COMMENT', { sent: true }),
        { guid: 'damaged' },
      ],
      paging: { next_cursor: 'next' },
    });
  };
  const page = await sproutSocial.poll(ask, channel, now);
  expect(page.items.map(({ id, kind, network, postId }) => [id, kind, network, postId])).toEqual([
    ['m1', 'comment', 'facebook', 'p1'],
    ['m2', 'direct-message', 'instagram', undefined],
    ['m3', 'mention', 'x', undefined],
    ['m4', 'review', 'other', undefined],
  ]);
  expect(page.posts).toMatchObject([{ id: 'm5', likes: 12 }]);
  expect([page.isEnd, page.unreadable]).toEqual([false, 1]);
  await sproutSocial.poll(ask, { ...channel, cursor: page.cursor }, new Date('2026-11-30T11:00:00Z'));
  expect(bodies).toMatchObject([
    {
      filters: [
        'customer_profile_id.eq(10, 11)',
        'created_time.in(2026-11-30T07:00:00.000Z..2026-11-30T10:00:00.000Z)',
      ],
    },
    { page_cursor: 'next' },
  ]);
});

test('after the last page the last ten minutes are read again', async () => {
  const page = await sproutSocial.poll(() => Promise.resolve({ data: [] }), channel, now);
  expect(JSON.parse(page.cursor)).toEqual({
    ...{ from: '2026-11-30T09:50:00.000Z', to: '2026-11-30T10:00:00.000Z', after: null },
  });
  expect(page.isEnd).toBe(true);
});

test('an answer of another shape is refused as a whole', async () => {
  await expect(sproutSocial.poll(() => Promise.resolve({ error: 'x' }), channel, now)).rejects.toThrow();
});
