// Tests the parcels that packing makes: during an amendment, for two waves of one order, and when a pick is given back.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OrderPacked, PickEnded } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type ParcelShop, parcelShop } from './parcel-shop.ts';

let shop: ParcelShop;
beforeAll(async () => {
  shop = await parcelShop();
}, 60_000);
afterAll(() => shop?.stop(), 30_000);

const post = (path: string, data: object) => shop.post(path, shop.warehouse, data);
const parcelsOf = async (orderId: string) => (await shop.get(`/parcels?orderId=${orderId}`)).data;
const amending = (orderId: string, id: string | null) =>
  shop.sql('update "order".orders set amending_id = $2 where id = $1', [orderId, id]);
const consumed = (id: string) =>
  until('the message', async () => (await shop.sql('select from "order".inbox where message_id = $1', [id]))[0]);

async function packable() {
  const orderId = await shop.confirmed();
  const { lines } = await shop.read(orderId);
  return { orderId, parts: lines.map(({ lineId, quantity }) => ({ lineId, quantity })) };
}

test('an order with an open parcel is not amended, and boxes packed during an amendment get their parcel by themselves', async () => {
  const { orderId, parts } = await packable();
  await amending(orderId, orderId);
  const refused = await post('/parcels', { orderId });
  expect([refused.status, refused.body.type]).toEqual([409, '/docs/errors/parcel.order-not-ready']);
  const packed = OrderPacked({ orderId, parcel: { weightGrams: 150, lines: parts } });
  await consumed(await shop.stack.deliver(OrderPacked, packed, { version: 2 }));
  expect(await parcelsOf(orderId)).toEqual([]);
  // the amendment ends without effect
  await amending(orderId, null);
  const parcel = await until('the parcel', async () => (await parcelsOf(orderId))[0]);
  await shop.sealAddress(parcel.id);
  expect(await shop.parcelReaches(parcel.id, 'labelled')).toMatchObject({ weightGrams: 150 });
  expect(await shop.sql('select from "order".packed_order')).toEqual([]);
  const wish = { lines: parts.map((part) => ({ ...part, quantity: 1 })) };
  const amended = await shop.post(`/orders/${orderId}/amendments`, shop.customer, wish);
  expect([amended.status, amended.body.type]).toEqual([409, '/docs/errors/order.amendment-packed']);
  expect((await post(`/parcels/${parcel.id}/cancel`, {})).body.status).toBe('cancelled');
  expect((await shop.post(`/orders/${orderId}/amendments`, shop.customer, wish)).status).toBeLessThan(300);
}, 60_000);

test('a pick that is given back while its parcel waits for an amendment gets no parcel', async () => {
  const { orderId, parts } = await packable();
  const waveId = randomUUID();
  await amending(orderId, orderId);
  const packed = OrderPacked({ orderId, waveId, parcel: { lines: parts } });
  await consumed(await shop.stack.deliver(OrderPacked, packed, { version: 2 }));
  const given = PickEnded({ orderId, waveId, outcome: 'given-back' });
  await consumed(await shop.stack.deliver(PickEnded, given, { version: 3 }));
  await amending(orderId, null);
  await until(
    'nothing waits',
    async () => (await shop.sql('select from "order".packed_order')).length === 0 || undefined,
  );
  expect(await parcelsOf(orderId)).toEqual([]);
});

test('two waves make two parcels of one order, and giving one back leaves the other one closed', async () => {
  const { orderId, parts } = await packable();
  const [first, second] = [randomUUID(), randomUUID()];
  const [part] = parts;
  expect(part?.quantity).toBe(2);
  const half = (waveId: string) =>
    OrderPacked({ orderId, waveId, parcel: { lines: [{ lineId: part?.lineId ?? '', quantity: 1 }] } });
  await shop.stack.deliver(OrderPacked, half(first), { version: 2 });
  await shop.stack.deliver(OrderPacked, half(second), { version: 3 });
  await until('both parcels', async () => ((await parcelsOf(orderId)).length === 2 ? true : undefined));
  const given = PickEnded({ orderId, waveId: first, outcome: 'given-back' });
  await shop.stack.deliver(PickEnded, given, { version: 4 });
  const states = () =>
    shop.sql('select packed_wave_id, status from "order".parcel where order_id = $1 order by packed_version', [
      orderId,
    ]);
  await until('one is cancelled', async () => ((await states())[0]?.status === 'cancelled' ? true : undefined));
  expect((await states())[1]).toMatchObject({ packed_wave_id: second, status: 'labelling' });
});
