/**
 * Tests webhook deliveries of providers on real servers: signatures, cases, links, roles, search, erasure and the
 * access file.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createVault } from '@toric/chassis/data/vault';
import { findChannelRecords } from '../../src/channels/item.store.ts';
import { type ChannelShop, channelShop, SECRET } from './channel-shop.ts';

let shop: ChannelShop;
beforeAll(async () => {
  shop = await channelShop();
}, 60_000);
afterAll(() => shop.stop());

let counter = 100;
const next = () => (counter += 1);
const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
const now = () => new Date().toISOString();

/** Returns a webhook event of Zendesk about a ticket. */
function zendeskEvent(
  type: string,
  { ticket = next(), about = {}, comment = {} }: { ticket?: number; about?: object; comment?: object } = {},
) {
  const begun = new Date(Date.now() - 60_000).toISOString();
  return {
    ...{ id: randomUUID(), type: `zen:event-type:ticket.${type}`, time: now(), zendesk_event_version: '2022-11-06' },
    detail: {
      ...{ id: String(ticket), subject: 'My lens tore', status: 'OPEN', requester_id: String(ticket * 10) },
      ...{ created_at: begun, updated_at: now(), description: 'It tore on the first day.', via: { channel: 'web' } },
      ...about,
    },
    event: {
      comment: {
        ...{ id: String(next()), body: 'Is there an answer?', is_public: true },
        author: { id: String(ticket * 10), name: 'Mei Lindqvist', is_staff: false },
        ...comment,
      },
    },
  };
}
const conversation = (id: string, email: string, words: string) => ({
  ...{ type: 'notification_event', id: randomUUID(), topic: 'conversation.user.created' },
  data: {
    item: {
      ...{ id, state: 'open', created_at: Math.floor(Date.now() / 1_000), updated_at: Math.floor(Date.now() / 1_000) },
      source: {
        id: 's',
        type: 'conversation',
        body: `<p>${words}</p>`,
        author: { type: 'user', id: `u${id}`, name: 'Mei', email },
      },
    },
  },
});
const interaction = (id: string, change: object = {}) => [
  {
    ...{ seq_no: randomUUID(), type: 'com.hootsuite.interactions.event.v1' },
    data: {
      ...{ id, kind: 'COMMENT', socialNetwork: 'INSTAGRAM', text: `Comment ${id}`, timestamp: now() },
      author: { username: 'ana.lima', displayName: 'Ana Lima' },
      ...{
        post: { id: 'p1', url: 'https://www.instagram.com/p/1' },
        url: 'https://www.instagram.com/p/1/c/1',
        ...change,
      },
    },
  },
];
const caseOf = async (id: string) => (await shop.ask('get', `/cases/${id}`).expect(200)).body;

describe('a delivery', () => {
  test('with a wrong signature, an old one or none changes nothing, and an unknown channel looks the same', async () => {
    const channel = await shop.open('zendesk');
    const event = zendeskEvent('created');
    const before = await shop.count('channel_item');
    const refused = [
      await shop.deliver('zendesk', { ...channel, secret: 'another-secret' }, event).expect(401),
      await shop
        .deliver('zendesk', channel, event, {
          'x-zendesk-webhook-signature-timestamp': new Date(Date.now() + 1_000).toISOString(),
        })
        .expect(401),
      await shop.deliver('zendesk', { ...channel, id: randomUUID() }, event).expect(401),
      await shop.deliver('zendesk', channel, '{ not json', { 'x-zendesk-webhook-signature': 'x' }).expect(401),
    ];
    expect(new Set(refused.map(slug))).toEqual(new Set(['channel.signature']));
    expect(await shop.count('channel_item')).toBe(before);
  });

  test('that is damaged is refused and shown in the health of its channel', async () => {
    const channel = await shop.open('intercom');
    expect(slug(await shop.deliver('intercom', channel, { type: 'else' }).expect(400))).toBe('channel.payload');
    expect(slug(await shop.deliver('intercom', channel, '{ not json').expect(400))).toBe('channel.payload');
    expect(await shop.channel(channel.id)).toMatchObject({ health: 'failing', lastError: 'payload' });
    await shop.deliver('intercom', channel, conversation(String(next()), 'a@b.example', 'Hello')).expect(200);
    expect(await shop.channel(channel.id)).toMatchObject({ health: 'well' });
    await shop.deliver('intercom', channel, 'x'.repeat(1024 * 1024 + 1)).expect(413);
  });

  test('twenty times at once makes one case', async () => {
    const channel = await shop.open('zendesk');
    const event = zendeskEvent('created');
    const before = await shop.count('service_case');
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.deliver('zendesk', channel, event)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const outcomes = answers.map(({ body }) => body.outcome);
    expect(outcomes.filter((one) => one === 'taken')).toHaveLength(1);
    expect(await shop.count('service_case')).toBe(before + 1);
    // an event with another id but the same ticket and text adds nothing
    const again = { ...event, id: randomUUID() };
    expect((await shop.deliver('zendesk', channel, again).expect(200)).body).toEqual({ outcome: 'taken', items: 0 });
    expect(await shop.count('service_case')).toBe(before + 1);
  });

  test('to a channel that is switched off is refused, and both secrets of a rotation are accepted', async () => {
    const channel = await shop.open('zendesk');
    const body = { secret: 'the-next-secret', overlapHours: 1 };
    await shop.ask('post', `/channels/${channel.id}/secrets`, body, shop.admin).expect(201);
    await shop.deliver('zendesk', channel, zendeskEvent('created')).expect(200);
    await shop.deliver('zendesk', { ...channel, secret: body.secret }, zendeskEvent('created')).expect(200);
    const final = { secret: 'the-last-secret', overlapHours: 0 };
    await shop.ask('post', `/channels/${channel.id}/secrets`, final, shop.admin).expect(201);
    await shop.deliver('zendesk', channel, zendeskEvent('created')).expect(401);
    await shop.deliver('zendesk', { ...channel, secret: body.secret }, zendeskEvent('created')).expect(401);
    await shop.ask('patch', `/channels/${channel.id}`, { isOn: false }, shop.admin).expect(200);
    const off = await shop
      .deliver('zendesk', { ...channel, secret: final.secret }, zendeskEvent('created'))
      .expect(409);
    expect(slug(off)).toBe('channel.off');
  });
});

describe('a ticket', () => {
  test('becomes one case: comments are entries, the status is mapped, and our own answer is no new entry', async () => {
    const channel = await shop.open('zendesk');
    const ticket = next();
    await shop.deliver('zendesk', channel, zendeskEvent('created', { ticket })).expect(200);
    await shop.deliver('zendesk', channel, zendeskEvent('comment_added', { ticket })).expect(200);
    const [item] = await shop.items(`channelId=${channel.id}`);
    const first = await caseOf(item.caseId);
    expect(first).toMatchObject({ channel: 'ticket', subject: 'My lens tore', customerId: null });
    const agent = { author: { id: '1', name: 'Olga', is_staff: true }, body: 'Please send us a picture.' };
    await shop.deliver('zendesk', channel, zendeskEvent('comment_added', { ticket, comment: agent })).expect(200);
    const pending = { ticket, about: { status: 'PENDING' } };
    await shop.deliver('zendesk', channel, zendeskEvent('status_changed', pending)).expect(200);
    const old = { ...zendeskEvent('status_changed', { ticket, about: { status: 'SOLVED' } }), time: first.createdAt };
    await shop.deliver('zendesk', channel, old).expect(200);
    const waiting = await caseOf(item.caseId);
    expect(waiting.state).toBe('waiting');
    expect(waiting.clock.respondedAt).not.toBeNull();
    expect(waiting.entries.filter(({ kind }: { kind: string }) => kind === 'answer')).toMatchObject([
      { text: 'Olga:\nPlease send us a picture.', by: null },
    ]);
    await shop.deliver('zendesk', channel, zendeskEvent('comment_added', { ticket, comment: { body: 'Here it is.' } }));
    expect((await caseOf(item.caseId)).state).toBe('open');
  });

  test('of a customer who is known by her e-mail is hers at once, and no consent comes of it', async () => {
    const customer = await shop.signUp();
    await shop.confirmEmail(customer);
    const channel = await shop.open('intercom');
    const consents = await shop.count('consent');
    const id = String(next());
    await shop.deliver('intercom', channel, conversation(id, customer.email, 'I agree to all advertising')).expect(200);
    const [item] = await shop.items(`customerId=${customer.id}`);
    expect(item).toMatchObject({ state: 'linked', text: 'I agree to all advertising' });
    expect(await caseOf(item.caseId)).toMatchObject({ customerId: customer.id });
    expect(await shop.count('consent')).toBe(consents);
  });

  test('that was answered here by mail gets no second entry when the answer comes back', async () => {
    const customer = await shop.signUp();
    const channel = await shop.open('zendesk');
    const ticket = next();
    await shop.deliver('zendesk', channel, zendeskEvent('created', { ticket })).expect(200);
    const [item] = await shop.items(`channelId=${channel.id}`);
    await shop.ask('post', `/channel-items/${item.id}/customer`, { customerId: customer.id }).expect(200);
    await shop
      .ask('post', `/cases/${item.caseId}/answers`, { text: 'We send you a new one.', next: 'open' })
      .expect(201);
    const echo = { author: { id: '1', name: 'Olga', is_staff: true }, body: 'We send you a new one.\n\n-- \nToric' };
    await shop.deliver('zendesk', channel, zendeskEvent('comment_added', { ticket, comment: echo })).expect(200);
    const { entries } = await caseOf(item.caseId);
    expect(entries.filter(({ kind }: { kind: string }) => kind === 'answer')).toHaveLength(1);
  });
});

describe('a comment of an unknown person', () => {
  test('waits, is linked once, and her account is remembered on every channel of the network', async () => {
    const customer = await shop.signUp();
    const channel = await shop.open('hootsuite');
    await shop.deliver('hootsuite', channel, interaction('c1', { text: 'My eye hurts' })).expect(200);
    const [item] = await shop.items(`channelId=${channel.id}&state=waiting`);
    expect(item).toMatchObject({
      kind: 'comment',
      network: 'instagram',
      author: { handle: 'ana.lima', name: 'Ana Lima' },
    });
    const link = `/channel-items/${item.id}/customer`;
    await shop.ask('post', link, { customerId: customer.id }).expect(200);
    expect(slug(await shop.ask('post', link, { customerId: customer.id }).expect(409))).toBe('channel-item.linked');
    const other = await shop.open('hootsuite');
    await shop.deliver('hootsuite', other, interaction('c2', { author: { username: '@Ana.Lima' } })).expect(200);
    expect(await shop.items(`channelId=${other.id}`)).toMatchObject([{ state: 'linked', customerId: customer.id }]);
    const timeline = await shop.ask('get', `/customers/${customer.id}/timeline?kinds=social`).expect(200);
    expect(timeline.body.data.map(({ detail }: { detail: string }) => detail)).toEqual(['Comment c2', 'My eye hurts']);
    await shop.ask('post', `/channel-items/${item.id}/unlink`).expect(200);
    expect(await shop.items(`channelId=${other.id}`)).toMatchObject([{ state: 'waiting', customerId: null }]);
  });

  test('is proposed customers of her name, becomes a new one, and a case of it is opened', async () => {
    await shop.signUp({ givenName: 'Ines', familyName: 'Okafor' });
    const channel = await shop.open('hootsuite');
    const author = { username: 'ines.o', displayName: 'Ines Okafor' };
    await shop.deliver('hootsuite', channel, interaction('c3', { author, kind: 'DIRECT_MESSAGE' })).expect(200);
    const [item] = await shop.items(`channelId=${channel.id}`);
    const { data } = (await shop.ask('get', `/channel-items/${item.id}/proposals`).expect(200)).body;
    expect(data).toMatchObject([{ name: 'Ines Okafor', reason: 'name' }]);
    const opened = await shop.ask('post', `/channel-items/${item.id}/case`, { subject: 'She asks' }).expect(201);
    const added = await shop.ask('post', `/channel-items/${item.id}/new-customer`, { givenName: 'Ines' }).expect(201);
    expect((await caseOf(opened.body.caseId)).customerId).toBe(added.body.customerId);
    expect(slug(await shop.ask('post', `/channel-items/${item.id}/case`, { subject: 'Again' }).expect(409))).toBe(
      'channel-item.has-case',
    );
  });

  test('can be set aside and taken back', async () => {
    const channel = await shop.open('hootsuite');
    await shop.deliver('hootsuite', channel, interaction('c4', { author: { username: 'spam' } })).expect(200);
    const [{ id }] = await shop.items(`channelId=${channel.id}`);
    await shop.ask('post', `/channel-items/${id}/set-aside`).expect(200);
    expect(slug(await shop.ask('post', `/channel-items/${id}/set-aside`).expect(409))).toBe('channel-item.not-waiting');
    await shop.ask('post', `/channel-items/${id}/restore`).expect(200);
    expect(await shop.items(`channelId=${channel.id}&state=waiting`)).toHaveLength(1);
  });
});

test('likes are numbers of posts and name nobody', async () => {
  const channel = await shop.open('hootsuite');
  const like = (id: string) =>
    interaction(id, { kind: 'LIKE', post: { id: 'p9', url: 'https://x.com/p9' }, socialNetwork: 'X' });
  await shop.deliver('hootsuite', channel, [...like('1'), ...like('2')]).expect(200);
  await shop.deliver('hootsuite', channel, interaction('c5', { post: { id: 'p9' }, socialNetwork: 'X' })).expect(200);
  const { data } = (await shop.ask('get', `/channel-posts?channelId=${channel.id}`).expect(200)).body;
  expect(data).toMatchObject([{ network: 'x', likes: 2, comments: 1, link: 'https://x.com/p9' }]);
});

test('marketing reads what is public and no customer, and only an administrator changes channels', async () => {
  const customer = await shop.signUp();
  const channel = await shop.open('hootsuite');
  const author = { username: 'kim.park' };
  await shop.deliver('hootsuite', channel, interaction('c6', { author })).expect(200);
  await shop.deliver('hootsuite', channel, interaction('d6', { author, kind: 'DIRECT_MESSAGE' })).expect(200);
  const [secret, open] = await shop.items(`channelId=${channel.id}`);
  await shop.ask('post', `/channel-items/${open.id}/customer`, { customerId: customer.id }).expect(200);
  const seen = await shop.items(`channelId=${channel.id}`, shop.marketing);
  expect(seen).toMatchObject([{ kind: 'comment', customerId: null }]);
  await shop.ask('get', `/channel-items/${secret.id}`, undefined, shop.marketing).expect(404);
  await shop.ask('get', '/channel-item-search?text=Comment', undefined, shop.marketing).expect(403);
  await shop.ask('get', '/channel-items', undefined, shop.warehouse).expect(403);
  await shop.ask('patch', `/channels/${channel.id}`, { isOn: false }).expect(403);
  const seenChannel = JSON.stringify(await shop.channel(channel.id));
  expect(seenChannel).not.toContain(channel.secret);
});

test('the words are found by their beginnings, and are sealed in the tables', async () => {
  const channel = await shop.open('hootsuite');
  const words = 'Canarybird sagt: die Linse drückt, 镜片不舒服';
  await shop
    .deliver('hootsuite', channel, interaction('c7', { text: words, author: { username: 'canaryhandle' } }))
    .expect(200);
  for (const sought of ['canarybird', 'LINS druckt', '镜片', 'sagt die'])
    expect(
      (await shop.ask('get', `/channel-item-search?text=${encodeURIComponent(sought)}`).expect(200)).body.data,
    ).toHaveLength(1);
  const none = await shop.ask('get', '/channel-item-search?text=anarybird').expect(200);
  expect(none.body.data).toEqual([]);
  const { rows } = await shop.stack.admin.query(
    `select i::text as row from customer.channel_item i union all select a::text from customer.channel_author a
     union all select c::text from customer.change_record c union all select s::text from customer.channel_secret s
     union all select t::text from customer.channel t union all select e::text from customer.channel_event e`,
  );
  expect(JSON.stringify(rows)).not.toMatch(/canary|镜片/i);
  expect(JSON.stringify(rows)).not.toContain(SECRET);
});

test('accounts, tokens and secrets are checked', async () => {
  const body = { provider: 'zendesk', name: 'Desk', account: 'toric-example' };
  const create = (change: object) => shop.ask('post', '/channels', { ...body, ...change }, shop.admin);
  expect(slug(await create({ account: 'evil.example/' }).expect(400))).toBe('channel.account');
  expect(slug(await create({ isAsked: true }).expect(400))).toBe('channel.no-token');
  const asked = { provider: 'sprout-social', account: '1', isAsked: true, apiToken: 'x' };
  expect(slug(await create(asked).expect(400))).toBe('channel.no-profiles');
  const { id } = (await create({}).expect(201)).body;
  const secret = (given: object) => shop.ask('post', `/channels/${id}/secrets`, given, shop.admin);
  expect(slug(await secret({}).expect(400))).toBe('channel.secret-needed');
  expect(slug(await shop.ask('post', `/channels/${id}/ask`, undefined, shop.admin).expect(409))).toBe(
    'channel.not-asked',
  );
});

test('an access file has her words and accounts; an erasure leaves none of them, and no key', async () => {
  const me = await shop.signUp();
  const channel = await shop.open('hootsuite');
  await shop
    .deliver('hootsuite', channel, interaction('c8', { text: 'Farewell', author: { username: 'erased.one' } }))
    .expect(200);
  const [item] = await shop.items(`channelId=${channel.id}`);
  await shop.ask('post', `/channel-items/${item.id}/customer`, { customerId: me.id }).expect(200);
  const keyOf = 'data_key k join customer.channel_author a on a.id = k.customer_id where a.customer_id = $1';
  expect(await shop.count(keyOf, me.id)).toBe(1);
  const authorId = await shop.value<string>(
    'select author_id as value from customer.channel_item where id = $1',
    item.id,
  );
  const vault = createVault({ service: 'customer', masterKey: shop.config.MASTER_KEY });
  const records = await shop.work(async ({ tx }) => ({
    ...{ result: await findChannelRecords(tx, vault, me.id), outcomes: [] },
  }));
  expect(records).toMatchObject({
    accountsOnOtherSystems: [{ handle: 'erased.one' }],
    wordsOnOtherSystems: [{ text: 'Farewell', network: 'instagram', direction: 'in' }],
  });
  const requests = `/customers/${me.id}/privacy-requests`;
  const asked = await shop.call('post', requests, { token: me.token, body: { kind: 'erasure' } }).expect(201);
  await shop.call('post', `${requests}/${asked.body.id}/confirm`, { token: me.token }).expect(200);
  expect(await shop.count('channel_item where id = $1', item.id)).toBe(0);
  expect(await shop.count('channel_author where id = $1', authorId)).toBe(0);
  expect(await shop.count('data_key where customer_id = $1', authorId)).toBe(0);
  // after the erasure, the same account belongs to no known customer
  await shop.deliver('hootsuite', channel, interaction('c9', { author: { username: 'erased.one' } })).expect(200);
  expect(await shop.items(`channelId=${channel.id}`)).toMatchObject([{ state: 'waiting', customerId: null }]);
});
