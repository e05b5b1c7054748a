// Tests the examples of channels: a help desk is added, its tickets come in, and staff say who wrote them.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SetChannelSecret } from '@toric/contracts/customer/channels/channel.http';
import { LinkChannelItem } from '@toric/contracts/customer/channels/channel-item.http';
import { signatureOf } from '../../shop/channel-providers/signed.ts';
import { type Examples, itemsOf, readExamples } from './examples.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
let examples: Examples;
let send: Examples['send'];
beforeAll(async () => {
  shop = await openShop('channels');
  examples = await readExamples(shop);
  ({ send } = examples);
}, 90_000);
afterAll(() => shop?.close(), 60_000);

/** Returns a webhook event of a help desk: a ticket with these words was created by this requester. */
const eventOf = (requester: string, words: string) => ({
  ...{ id: randomUUID(), type: 'zen:event-type:ticket.created', time: new Date().toISOString() },
  ...{ zendesk_event_version: '2022-11-06', event: {} },
  detail: {
    ...{ id: `7${requester}`, subject: words, description: words, status: 'NEW', requester_id: requester },
    ...{ created_at: new Date().toISOString(), via: { channel: 'email' } },
  },
});

/** Only the help desk can sign a delivery for receiveChannelDelivery, so the test signs one with its key. */
async function deliver(channelId: string, event: object, secret: string = SetChannelSecret.example.secret) {
  const body = JSON.stringify(event);
  const headers = { 'content-type': 'application/json', ...signatureOf({ provider: 'zendesk', secret, body }) };
  const url = `${shop.system.gatewayUrl}/v1/channels/${channelId}/deliveries`;
  const { status } = await fetch(url, { method: 'POST', headers, body });
  return status;
}

test('a channel is added, gets its secret, and takes signed deliveries through the gateway', async () => {
  const { admin, sales } = shop.staff;
  const { id: channelId } = await send('createChannel', { token: admin });
  const path = { channelId: String(channelId) };
  expect(await send('setChannelSecret', { token: admin, path })).toMatchObject({ secret: null });
  expect(await send('changeChannel', { token: admin, path })).toMatchObject({ name: 'Help desk of the shop' });
  expect(await deliver(path.channelId, eventOf('1', 'x'), 'wrong')).toBe(401);
  const event = eventOf('1', 'My lens tore');
  expect([await deliver(path.channelId, event), await deliver(path.channelId, event)]).toEqual([200, 200]);
  expect(await deliver(path.channelId, eventOf('2', 'Which solution?'))).toBe(200);
  expect(await deliver(path.channelId, eventOf('3', 'Buy cheap watches'))).toBe(200);
  expect(await send('getChannel', { token: sales, path })).toMatchObject({ health: 'well', hasSecret: true });
  expect(itemsOf(await send('listChannels', { token: sales }))).toHaveLength(1);
  // without a token the shop sends no real request to the help desk
  await shop.admin.query('update customer.channel set is_asked = true, token = null');
  await send('askChannel', { token: admin, path });
});

test('staff find the words, say who wrote them, and open cases', async () => {
  const { sales: token } = shop.staff;
  const buyer = await shop.newBuyer();
  const items = itemsOf(await send('listChannelItems', { token, query: { state: 'waiting' } }));
  expect(items).toHaveLength(3);
  const [watches, solution, lens] = items.map(({ id }) => ({ itemId: id }));
  const found = await send('searchChannelItems', { token, query: { text: 'cheap watch' } });
  expect(found).toMatchObject({ data: [{ id: watches?.itemId }], isCut: false });
  const path = (one: { itemId: string } | undefined) => ({ token, path: one ?? { itemId: '' } });
  expect(await send('setAsideChannelItem', path(watches))).toMatchObject({ state: 'set-aside' });
  expect(await send('restoreChannelItem', path(watches))).toMatchObject({ state: 'waiting' });
  await send('proposeForChannelItem', path(lens));
  const ids = { [LinkChannelItem.example.customerId]: buyer.id };
  expect(await send('linkChannelItem', { ...path(lens), ids })).toMatchObject({
    state: 'linked',
    customerId: buyer.id,
  });
  expect(await send('getChannelItem', path(lens))).toMatchObject({ customerId: buyer.id, text: 'My lens tore' });
  expect(await send('unlinkChannelItem', path(lens))).toMatchObject({ state: 'waiting' });
  expect(await send('addCustomerOfChannelItem', path(solution))).toMatchObject({ state: 'linked' });
  await shop.admin.query('update customer.channel_item set case_id = null where id = $1', [watches?.itemId]);
  expect(await send('openCaseOfChannelItem', path(watches))).toMatchObject({ number: expect.stringMatching(/^C-/) });
  await send('listChannelPosts', { token });
});

test('this file sent every example that it names', () => expect(examples.unsent(import.meta.filename)).toEqual([]));
