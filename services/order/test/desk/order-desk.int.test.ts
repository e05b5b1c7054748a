// Tests what the desk knows of an order: channel, staff, notes, tags and holds.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newBoxKeys, openBox } from '@toric/chassis/data/sealed-box';
import { AddressJudged } from '@toric/contracts/customer/addresses/address-check.events';
import { CustomerErased, PersonalDataAsked } from '@toric/contracts/customer/events';
import { CustomersMerged } from '@toric/contracts/customer/merge.events';
import { OrderDataCollected } from '@toric/contracts/order/events';
import { OrderHoldChanged } from '@toric/contracts/order/holds/order-hold.events';
import { partContext } from '@toric/contracts/personal-data/collected-part';
import { until } from '@toric/infra/prove/testing/test-stack';
import { body, customerId, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
let [sales, finance] = ['', ''];
const salesId = randomUUID();
beforeAll(async () => {
  shop = await orderStack({ HOLD_NEW_CUSTOMER_ABOVE: '{"USD":20000}', HOLD_FAILED_CARDS_PER_DAY: '3' });
  sales = await shop.stack.token({ kind: 'staff', roles: ['sales'], id: salesId });
  finance = await shop.stack.token({ kind: 'staff', roles: ['finance'] });
}, 60_000);
afterAll(() => shop?.stop(), 30_000);

const slug = ({ body: { type } }: { body: { type?: string } }) => type?.replace('/docs/errors/', '');
const sql = async (text: string, values: unknown[] = []) => (await shop.stack.admin.query(text, values)).rows;
const get = async (path: string, token = sales) =>
  (await shop.api().get(path).set('Authorization', `Bearer ${token}`).expect(200)).body;
const send = (method: 'put' | 'patch' | 'delete', path: string, token: string, data?: object) =>
  shop.api()[method](path).set('Authorization', `Bearer ${token}`).send(data);
const confirm = (id: string) => sql(`update "order".orders set status = 'confirmed' where id = $1`, [id]);
/** Returns an order that these tests confirm in the database, without the other services. */
async function confirmed(data: object = body): Promise<string> {
  const id = await shop.placed(data);
  await sql(`update "order".order_line set evidence_id = $2 where order_id = $1`, [id, randomUUID()]);
  await confirm(id);
  await sql(`update "order".process set state = 'confirmed' where name = 'order-process' and key = $1`, [id]);
  return id;
}

describe('where an order came from', () => {
  test('is the web for a customer, and the phone with the person for staff', async () => {
    expect(await shop.read(await shop.placed())).toMatchObject({ channel: 'web', placedBy: null });
    const own = await shop.read(await shop.placed({ ...body, channel: 'counter' }));
    expect(own.channel).toBe('web');
    const { body: order } = await shop.post('/orders', sales, { ...body, customerId });
    expect(order).toMatchObject({ channel: 'phone', placedBy: salesId });
    expect((await shop.read(order.id)).placedBy).toBeNull();
    const { data } = await get(`/orders?channel=phone&placedBy=${salesId}`);
    expect(data.map(({ id }: { id: string }) => id)).toEqual([order.id]);
    expect((await get('/orders?channelIn=mail,counter')).data).toEqual([]);
  });
});

describe('notes', () => {
  test('of the shop are never shown to the customer, and hers are', async () => {
    const id = await shop.placed({ ...body, note: 'Please ring twice' });
    const path = `/orders/${id}/notes`;
    await shop.post(path, sales, { kind: 'shop', text: 'She sounded ill' }).expect(201);
    const { body: hers } = await shop.post(path, sales, { kind: 'customer', text: 'Leave it with Rosa' });
    expect(hers.text).toBeUndefined();
    const texts = (notes: { data: { text: string }[] }) => notes.data.map(({ text }) => text);
    expect(texts(await get(path))).toEqual(['Leave it with Rosa', 'She sounded ill', 'Please ring twice']);
    const seen = await get(path, shop.customer);
    expect(texts(seen)).toEqual(['Leave it with Rosa', 'Please ring twice']);
    expect(seen.data[0].writtenBy).toBeNull();
    expect(seen.data[1].writtenBy).toBe(customerId);
    const stored = await sql('select sealed from "order".order_note where order_id = $1', [id]);
    expect(JSON.stringify(stored)).not.toMatch(/Rosa|ill|ring/);
    expect(slug(await shop.post(path, shop.customer, { kind: 'shop', text: 'x' }))).toBe('order-note.kind');
    const other = await shop.stack.token({ id: randomUUID() });
    expect(slug(await shop.post(path, other, { kind: 'customer', text: 'x' }))).toBe('order.not-found');
  });

  test('are changed and removed by their author alone, with a record', async () => {
    const id = await shop.placed();
    const { body: note } = await shop.post(`/orders/${id}/notes`, sales, { kind: 'shop', text: 'First' });
    const path = `/orders/${id}/notes/${note.id}`;
    expect(slug(await send('patch', path, finance, { text: 'Mine' }))).toBe('order-note.not-yours');
    expect(slug(await send('delete', path, shop.customer))).toBe('order-note.not-found');
    const stale = await send('patch', path, sales, { text: 'Second' }).set('If-Match', '"v7"');
    expect(stale.status).toBe(412);
    expect((await send('patch', path, sales, { text: 'Second' })).body).toMatchObject({ text: 'Second', version: 2 });
    expect((await send('delete', path, sales)).status).toBe(204);
    expect((await get(`/orders/${id}/notes`)).data).toEqual([]);
    const changes = await sql(`select action from "order".change_record where subject = $1 order by id`, [id]);
    expect(changes.map(({ action }) => action)).toEqual([
      'order-note.added',
      'order-note.changed',
      'order-note.removed',
    ]);
  });
});

describe('tags', () => {
  test('are given, found, given to many and taken away', async () => {
    const { body: tag } = await shop.post('/order-tags', sales, { name: { en: 'Gift', zh: '礼品' }, colour: 'violet' });
    expect(slug(await shop.post('/order-tags', sales, { name: { en: 'GIFT', zh: '其他' } }))).toBe(
      'order-tag.name-taken',
    );
    const [one, two] = [await shop.placed(), await shop.placed()];
    const path = `/orders/${one}/tags/${tag.id}`;
    for (const _ of [1, 2]) expect((await send('put', path, sales)).status).toBe(204);
    const tagged = async () => (await get(`/orders?tagId=${tag.id}`)).data.map(({ id }: { id: string }) => id);
    expect(await tagged()).toEqual([one]);
    expect(await get(`/orders/${one}`)).toMatchObject({ tagIds: [tag.id], version: 1 });
    expect((await shop.read(one)).tagIds).toEqual([]);
    expect((await get(`/orders?tagId=${tag.id}`, shop.customer)).data).toEqual([]);
    const missing = randomUUID();
    const job = (path: string, verb = '') =>
      verb
        ? shop.post(`/jobs/order/${path}/${verb}`, sales, verb === 'undo' ? { why: 'The fair is over' } : {})
        : get(`/jobs/order/${path}`);
    const reaches = (id: string, state: string) =>
      until(`job ${state}`, async () => {
        const found = await job(id);
        return found.state === state ? found : undefined;
      });
    const rows = () => sql('select * from "order".order_tagging order by order_id, tag_id', []);
    const [before, why] = [await rows(), 'They go to the fair'];
    const many = (orderIds: string[], change: object) => shop.post('/order-taggings', sales, { orderIds, change, why });
    const planned = await many([one, two, two, missing], { addTagId: tag.id });
    expect(planned.body).toMatchObject({ state: 'planned' });
    const { id } = planned.body;
    expect(await reaches(id, 'ready')).toMatchObject({ expected: { updated: 1, unchanged: 1, rejected: 1 } });
    expect(await tagged()).toEqual([one]);
    await job(id, 'start');
    expect(await reaches(id, 'done')).toMatchObject({ counts: { updated: 1, unchanged: 1, rejected: 1 } });
    expect(await tagged()).toEqual([two, one]);
    const { body: undo } = await job(id, 'undo');
    await reaches(undo.id, 'ready');
    await job(undo.id, 'start');
    await reaches(undo.id, 'done');
    expect([await tagged(), await rows()]).toEqual([[one], before]);
    const { body: again } = await many([two], { addTagId: tag.id });
    await reaches(again.id, 'ready');
    await job(again.id, 'start');
    await reaches(again.id, 'done');
    expect(await tagged()).toEqual([two, one]);
    expect((await many([one], { addTagId: tag.id, removeTagId: tag.id })).status).toBe(400);
    expect((await send('delete', path, sales)).status).toBe(204);
    expect(await tagged()).toEqual([two]);
    await send('patch', `/order-tags/${tag.id}`, sales, { isRetired: true });
    expect(slug(await send('put', path, sales))).toBe('order-tag.retired');
  });
});

describe('holds', () => {
  const parcel = { carrier: 'UPS', trackingNumber: '1Z1' };

  test('keep an order in the warehouse until the right person releases them', async () => {
    const id = await confirmed();
    const hold = (data: object, token = sales) => shop.post(`/orders/${id}/holds`, token, data);
    const { body: manual } = await hold({ reason: 'She calls back' });
    expect(manual).toMatchObject({ kind: 'manual', state: 'open', placedBy: salesId, orderStatus: 'confirmed' });
    expect(manual.reason).toBeUndefined();
    const { body: fraud } = await hold({ kind: 'fraud', reason: 'Card of another name' });
    expect(slug(await shop.post(`/orders/${id}/ship`, shop.warehouse, parcel))).toBe('order.on-hold');
    const listed = (await get('/shipments?limit=100', shop.warehouse)).data;
    expect(listed.map(({ orderId }: { orderId: string }) => orderId)).not.toContain(id);
    expect(await shop.read(id)).toMatchObject({ onHold: true, shipBy: expect.stringMatching(/Z$/) });
    const open = (await get(`/order-holds?state=open&orderId=${id}`)).data;
    expect(open.map(({ reason }: { reason: string }) => reason)).toEqual(['She calls back', 'Card of another name']);
    const release = (holdId: string, token: string) =>
      shop.post(`/order-holds/${holdId}/release`, token, { reason: 'She confirmed it' });
    expect(slug(await release(fraud.id, sales))).toBe('order-hold.role');
    expect((await release(manual.id, sales)).body).toMatchObject({ state: 'released', releasedBy: salesId });
    expect(slug(await release(manual.id, sales))).toBe('order-hold.released');
    expect((await shop.read(id)).onHold).toBe(true);
    expect((await release(fraud.id, finance)).status).toBe(200);
    expect((await shop.read(id)).onHold).toBe(false);
    const told = (await shop.stack.emitted('order', OrderHoldChanged, 4)).filter(({ orderId }) => orderId === id);
    expect(told.map(({ holds }) => holds)).toEqual([1, 2, 1, 0]);
    expect((await shop.post(`/orders/${id}/ship`, shop.warehouse, parcel)).status).toBe(202);
    expect(slug(await hold({ reason: 'Too late' }))).toBe('order-hold.too-late');
  });

  test('are never stronger than the customer, who may cancel', async () => {
    const id = await confirmed();
    await shop.post(`/orders/${id}/holds`, sales, { reason: 'A look at it' }).expect(201);
    expect((await shop.post(`/orders/${id}/cancel`, shop.customer, {})).status).toBe(202);
  });

  test('of many people at once are all counted', async () => {
    const id = await confirmed();
    const placed = await Promise.all(
      Array.from({ length: 8 }, (_, at) => shop.post(`/orders/${id}/holds`, sales, { reason: `Reason ${at}` })),
    );
    expect(placed.every(({ status }) => status === 201)).toBe(true);
    const count = async () => (await sql('select hold_count from "order".orders where id = $1', [id]))[0].hold_count;
    expect(await count()).toBe(8);
    await Promise.all(
      placed.map(({ body: { id: holdId } }) => shop.post(`/order-holds/${holdId}/release`, sales, { reason: 'Fine' })),
    );
    expect(await count()).toBe(0);
  });

  test('are placed by a rule for a high order of a new customer, and not for one whose order has left', async () => {
    const fresh = await shop.stack.token({ id: randomUUID() });
    const high = { ...body, lines: [{ ...body.lines[0], quantity: 4 }] };
    const { body: order } = await shop.post('/orders', fresh, high);
    expect(order.onHold).toBe(true);
    const [hold] = (await get(`/order-holds?orderId=${order.id}`)).data;
    expect(hold).toMatchObject({ kind: 'limit', placedBy: null, reason: null });
    expect((await shop.post('/orders', fresh, body)).body.onHold).toBe(false);
    await sql(`update "order".order_line set evidence_id = $2 where order_id = $1`, [order.id, randomUUID()]);
    await sql(`update "order".orders set status = 'completed' where id = $1`, [order.id]);
    expect((await shop.post('/orders', fresh, high)).body.onHold).toBe(false);
  });

  test('are placed by a rule after three failed cards in a row', async () => {
    const id = randomUUID();
    const unlucky = await shop.stack.token({ id });
    for (const _ of [1, 2, 3]) await shop.post('/orders', unlucky, body).expect(201);
    const failed = `update "order".orders set status = 'cancelled', reason_code = 'payment.card-declined' where customer_id = $1`;
    await sql(failed, [id]);
    const { body: held } = await shop.post('/orders', unlucky, body);
    expect(held.onHold).toBe(true);
    expect((await get(`/order-holds?orderId=${held.id}`)).data).toMatchObject([{ kind: 'fraud' }]);
  });

  test('follow the check of addresses, for orders that are there and those to come', async () => {
    const [id, addressId] = [randomUUID(), randomUUID()];
    const token = await shop.stack.token({ id });
    const there = { ...body, shippingAddressId: addressId };
    const { body: before } = await shop.post('/orders', token, there);
    const judged = (verdict: 'undeliverable' | 'unknown') => AddressJudged({ addressId, customerId: id, verdict });
    const message = await shop.stack.deliver(AddressJudged, judged('undeliverable'));
    await shop.stack.deliver(AddressJudged, judged('undeliverable'), { id: message });
    await until('the hold', async () => ((await get(`/orders/${before.id}`)).onHold ? true : undefined));
    expect((await get(`/order-holds?orderId=${before.id}`)).data).toMatchObject([{ kind: 'address', placedBy: null }]);
    expect((await shop.post('/orders', token, there)).body.onHold).toBe(true);
    await shop.stack.deliver(AddressJudged, judged('unknown'), { version: 2 });
    await until('the address to be free', async () =>
      (await sql('select from "order".bad_address where address_id = $1', [addressId])).length === 0 ? true : undefined,
    );
    expect((await shop.post('/orders', token, there)).body.onHold).toBe(false);
    expect((await get(`/orders/${before.id}`)).onHold).toBe(true);
  });

  test('cannot be passed by a program that writes the status itself', async () => {
    const id = await confirmed();
    await shop.post(`/orders/${id}/holds`, sales, { reason: 'A look at it' }).expect(201);
    await expect(sql(`update "order".orders set status = 'shipping' where id = $1`, [id])).rejects.toThrow(
      'is on hold',
    );
  });

  test('stand among the work that waits, by who releases them', async () => {
    const { data } = await get('/waiting', finance);
    const kinds = data.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toContain('orders-suspected');
    expect(kinds).not.toContain('orders-held');
  });
});

describe('a person', () => {
  test('gets her notes, holds and carts in her file, and an erasure leaves none of their words', async () => {
    const id = randomUUID();
    const token = await shop.stack.token({ id });
    const { body: order } = await shop.post('/orders', token, { ...body, note: 'Canary of the note' });
    await shop.post(`/orders/${order.id}/holds`, sales, { reason: 'Canary of the hold' }).expect(201);
    await shop.post('/carts', token, { place: { country: 'US' }, lines: [] }).expect(201);
    const { publicKey, privateKey } = newBoxKeys();
    const requestId = randomUUID();
    await shop.stack.deliver(PersonalDataAsked, PersonalDataAsked({ requestId, customerId: id, publicKey }));
    const [answer] = await shop.stack.emitted('order', OrderDataCollected);
    const context = partContext('order', { requestId, part: 1, parts: 1 });
    const records = JSON.parse(openBox(privateKey, context, answer?.sealed ?? ''));
    expect(records.orderNotes).toMatchObject([{ text: 'Canary of the note', kind: 'customer' }]);
    expect(records.orderHolds).toMatchObject([{ reason: 'Canary of the hold', kind: 'manual' }]);
    expect(records.carts).toMatchObject([{ place: { country: 'US' } }]);
    await shop.stack.deliver(CustomerErased, CustomerErased({ customerId: id, erasedAt: '2026-12-01T12:00:00.000Z' }));
    await until('the notes to go', async () =>
      (await sql('select from "order".order_note where order_id = $1', [order.id])).length === 0 ? true : undefined,
    );
    expect(await sql('select sealed_reason from "order".order_hold where order_id = $1', [order.id])).toEqual([
      { sealed_reason: null },
    ]);
    expect(await sql('select from "order".cart where customer_id = $1', [id])).toEqual([]);
  });

  test('keeps her carts when she is merged with another record of hers', async () => {
    const [keptId, mergedId] = [randomUUID(), randomUUID()];
    const token = await shop.stack.token({ id: mergedId });
    const { body: cart } = await shop.post('/carts', token, { place: { country: 'US' }, lines: [] });
    const times = { mergedAt: '2026-11-30T00:00:00.000Z', undoUntil: '2026-12-30T00:00:00.000Z' };
    await shop.stack.deliver(CustomersMerged, CustomersMerged({ jobId: randomUUID(), keptId, mergedId, ...times }));
    const kept = await shop.stack.token({ id: keptId });
    await until('the cart to move', async () => {
      const answer = await shop.api().get(`/carts/${cart.id}`).set('Authorization', `Bearer ${kept}`);
      return answer.status === 200 ? true : undefined;
    });
  });
});
