/** Tests how providers are polled, over HTTP with the stand-in: pages, trouble, crashes, and what an erasure leaves. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type ChannelShop, channelShop, ticketOf } from './channel-shop.ts';

let shop: ChannelShop;
beforeAll(async () => {
  shop = await channelShop();
}, 60_000);
afterAll(() => shop.stop());

const asked = { isAsked: true, apiToken: 'desk@toric.example/token:invented' };
const put = async (words: readonly string[], change: Parameters<typeof ticketOf>[1] = {}) => {
  const { id, body } = ticketOf(words, change);
  await shop.providers.ledger.put('zendesk', String(id), body);
  return { id, body };
};
const textsOf = async (channelId: string) =>
  (await shop.items(`channelId=${channelId}`)).map(({ text }: { text: string }) => text).sort();

test('pages are read to their end, later comments are added, and a ticket is one case', async () => {
  const { id } = await shop.open('zendesk', asked);
  const tickets = [
    await put(['a1']),
    await put(['b1', '@b2']),
    await put(['c1']),
    await put(['d1']),
    await put(['e1']),
  ];
  await shop.has(id, ['a1', 'b1', 'b2', 'c1', 'd1', 'e1']);
  expect(await textsOf(id)).toEqual(['a1', 'b1', 'b2', 'c1', 'd1', 'e1']);
  expect(await shop.count('channel_thread where channel_id = $1 and case_id is not null', id)).toBe(5);
  const [first] = tickets;
  if (!first) throw new Error('there is a ticket');
  const { comments, ...rest } = first.body;
  const more = {
    ...comments[0],
    id: 999_999,
    plain_body: 'a2',
    created_at: new Date(Date.now() + 600_000).toISOString(),
  };
  await shop.providers.ledger.put('zendesk', String(first.id), { ...rest, comments: [...comments, more] });
  await shop.has(id, ['a2']);
  expect(await textsOf(id)).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'd1', 'e1']);
  expect(await shop.count('channel_thread where channel_id = $1', id)).toBe(5);
  expect(await shop.channel(id)).toMatchObject({ health: 'well', failures: 0, hasToken: true });
  await shop.ask('patch', `/channels/${id}`, { isOn: false }, shop.admin).expect(200);
});

test('429, 500, a broken connection, damaged and repeated pages lose nothing and double nothing', async () => {
  const { id } = await shop.open('zendesk', asked);
  const rules = [
    { at: 'zendesk', act: 429, retryAfter: 1, next: 1, delayMs: 0 },
    { at: 'zendesk', act: 'repeat', next: 3, delayMs: 0 },
    { at: 'zendesk', act: 500, next: 1, delayMs: 0 },
    { at: 'zendesk', act: 'reverse', next: 3, delayMs: 0 },
    { at: 'zendesk', act: 'drop', next: 1, delayMs: 0 },
    { at: 'zendesk', act: 'repeat', next: 5, delayMs: 0 },
    { at: 'zendesk', act: 'garbage', next: 1, delayMs: 0 },
    { at: 'zendesk', act: 'slow', next: 3, delayMs: 300 },
  ] as const;
  shop.providers.trouble.set({ rules: [...rules] });
  const words = ['f', 'g', 'h', 'i', 'j'];
  for (const word of words) await put([`${word}1`, `${word}2`]);
  await until('an error is shown', async () => ((await shop.channel(id)).failures > 0 ? true : undefined), 20_000);
  await shop.has(
    id,
    words.flatMap((word) => [`${word}1`, `${word}2`]),
  );
  shop.providers.trouble.set({ rules: [] });
  const texts = (await textsOf(id)).filter((text: string) => /^[f-j]\d$/.test(text));
  expect(texts).toEqual(words.flatMap((word) => [`${word}1`, `${word}2`]));
  expect((await shop.channel(id)).lastError).toMatch(/^(?:http-429|http-500|connection|unreadable)$/);
  await shop.ask('patch', `/channels/${id}`, { isOn: false }, shop.admin).expect(200);
});

test('a page whose transaction fails is read again: nothing is lost and nothing is doubled', async () => {
  const { id } = await shop.open('intercom', asked);
  // this trigger refuses a new cursor, so the items of the page must be rolled back with it
  await shop.stack.admin.query(`
    create function customer.break_once() returns trigger language plpgsql as $$
    begin raise exception 'the process dies between the page and its cursor'; end $$;
    create trigger break_once before update of cursor on customer.channel for each row
      when (new.cursor is distinct from old.cursor) execute function customer.break_once()`);
  const at = Math.floor(Date.now() / 1_000) + 5;
  for (const one of [1, 2, 3]) {
    const source = { id: 's', type: 'chat', body: `k${one}`, author: { type: 'user', id: `u${one}` } };
    const body = { id: `k${one}`, state: 'open', created_at: at, updated_at: at + one, source };
    await shop.providers.ledger.put('intercom', `k${one}`, body);
  }
  await until(
    'the page fails',
    async () => ((await shop.channel(id)).lastError === 'not-taken' ? true : undefined),
    20_000,
  );
  expect(await textsOf(id)).toEqual([]);
  await shop.stack.admin.query('drop trigger break_once on customer.channel');
  await until('all are there', async () => ((await textsOf(id)).length >= 3 ? true : undefined), 40_000);
  await shop.restart();
  await shop.ask('post', `/channels/${id}/ask`, undefined, shop.admin).expect(200);
  await shop.caughtUp(id);
  expect(await textsOf(id)).toEqual(['k1', 'k2', 'k3']);
  await shop.ask('patch', `/channels/${id}`, { isOn: false }, shop.admin).expect(200);
});

test('a customer who is known by phone is matched, and two with one phone are left to staff', async () => {
  const phone = '+14155550171';
  const mei = await shop.signUp({ phone });
  const { id } = await shop.open('zendesk', asked);
  await put(['l1'], { phone });
  await shop.has(id, ['l1']);
  expect(await shop.items(`customerId=${mei.id}`)).toMatchObject([{ text: 'l1', state: 'linked' }]);
  await shop.signUp({ phone });
  await put(['m1'], { phone });
  await shop.has(id, ['m1']);
  const [item] = (await shop.items(`channelId=${id}&state=waiting`)).filter(
    ({ text }: { text: string }) => text === 'm1',
  );
  const { data } = (await shop.ask('get', `/channel-items/${item.id}/proposals`).expect(200)).body;
  expect(data.map(({ reason }: { reason: string }) => reason)).toEqual(['phone', 'phone']);
  await shop.ask('patch', `/channels/${id}`, { isOn: false }, shop.admin).expect(200);
});

test('messages of Sprout Social and posts of Hootsuite are pulled', async () => {
  const at = new Date(Date.now() + 3_000).toISOString();
  const sprout = await shop.open('sprout-social', { ...asked, profiles: ['10'] });
  const hootsuite = await shop.open('hootsuite', asked);
  const from = { guid: 'f1', name: 'Ana Lima', screen_name: 'ana.lima' };
  const body = { guid: 'n1', network: 'FACEBOOK', post_type: 'FACEBOOK_COMMENT', text: 'n1', created_time: at, from };
  await shop.providers.ledger.put('sprout-social', 'n1', body);
  const post = { id: 'p1', postUrl: 'https://www.facebook.com/p1', scheduledSendTime: at };
  await shop.providers.ledger.put('hootsuite', 'p1', post);
  await until('the comment', async () => ((await textsOf(sprout.id)).length > 0 ? true : undefined), 30_000);
  const posts = async () => (await shop.ask('get', `/channel-posts?channelId=${hootsuite.id}`)).body.data;
  await until('the post', async () => ((await posts()).length > 0 ? true : undefined), 30_000);
  expect(await posts()).toMatchObject([{ network: 'facebook', likes: 0, link: 'https://www.facebook.com/p1' }]);
});
