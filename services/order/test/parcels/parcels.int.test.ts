// Tests the way of a parcel: label, hand-over, news in any order, the alarm, and claims, with a carrier that fails.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { OrderPacked, PickEnded } from '@toric/contracts/catalog-inventory/picking/pick.events';
import { StockShipped } from '@toric/contracts/catalog-inventory/events';
import { CustomerErased } from '@toric/contracts/customer/events';
import { ParcelAddressRefused, SealParcelAddress } from '@toric/contracts/customer/people/parcel-address.events';
import { DeliveryRecorded, ShipmentRequested } from '@toric/contracts/order/events';
import { ParcelDelayed, ParcelLost } from '@toric/contracts/order/parcels/parcel.events';
import { PaymentCaptured } from '@toric/contracts/payment/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { createHmac } from 'node:crypto';
import { customerId } from '../order-stack.ts';
import { type ParcelShop, parcelShop } from './parcel-shop.ts';

let shop: ParcelShop;
let sales: string;
beforeAll(async () => {
  shop = await parcelShop();
  sales = await shop.stack.token({ kind: 'staff', roles: ['sales'] });
}, 60_000);
afterAll(() => shop?.stop(), 30_000);
beforeEach(() => shop.carrier.trouble.set({ rules: [] }));

const total = { amount: 12_800, currency: 'USD' };
const post = (path: string, data: object, token = shop.warehouse) => shop.post(path, token, data);
const made = async (orderId: string, more: object = {}) => (await post('/parcels', { orderId, ...more })).body;
const soldLabels = (parcelId: string) =>
  shop.carrier.ledger.shipments().filter(({ reference, label }) => reference === parcelId && label !== null);

/** Returns a parcel of a confirmed order that has its label. */
async function labelled() {
  const orderId = await shop.confirmed();
  const { id } = await made(orderId);
  await shop.sealAddress(id);
  return shop.parcelReaches(id, 'labelled');
}

/** Sends the answers of the warehouse and of the payment service that make the order shipped. */
async function shipped(orderId: string) {
  await shop.reaches(orderId, 'shipping');
  await shop.stack.deliver(StockShipped, StockShipped({ orderId, lots: [] }));
  await shop.reaches(orderId, 'capturing');
  await shop.stack.deliver(
    PaymentCaptured,
    PaymentCaptured({ orderId, amount: total, invoiceNumber: `INV-${orderId}` }),
  );
  await shop.reaches(orderId, 'shipped');
}

async function onItsWay() {
  const parcel = await labelled();
  const { status } = await post(`/orders/${parcel.orderId}/ship`, { parcelId: parcel.id });
  expect(status).toBe(202);
  await shipped(parcel.orderId);
  return parcel;
}

test('a packed order gets a parcel and a label, and the address is nowhere readable', async () => {
  const orderId = await shop.confirmed();
  const { lines } = await shop.read(orderId);
  const packed = { weightGrams: 140, lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })) };
  await shop.stack.deliver(OrderPacked, OrderPacked({ orderId, parcel: packed }));
  const { id } = await until('the parcel', async () => (await shop.get(`/parcels?orderId=${orderId}`)).data[0]);
  await shop.sealAddress(id);
  const parcel = await shop.parcelReaches(id, 'labelled');
  expect(parcel).toMatchObject({
    carrier: 'Sandbox',
    service: 'Priority',
    lines: [],
    weightGrams: 140,
    hasLabel: true,
  });
  expect(soldLabels(id)).toMatchObject([{ to: { name: 'Ana Canary', zip: '07102' } }]);
  const tables = ['parcel', 'parcel_label', 'effect', 'outbox', 'change_record'];
  for (const table of tables) {
    const found = await shop.sql(
      `select 1 from "order".${table} t where t::text ilike '%Ana Canary%' or t::text ilike '%Lens Way%'`,
    );
    expect([table, found]).toEqual([table, []]);
  }
  expect(await shop.sql('select sealed_box_key from "order".parcel where id = $1', [id])).toEqual([
    { sealed_box_key: null },
  ]);
});

test('a pick that is given back cancels the parcel of its packing, in whatever order the messages come', async () => {
  const orderId = await shop.confirmed();
  const { lines } = await shop.read(orderId);
  const packed = OrderPacked({
    orderId,
    parcel: { weightGrams: 140, lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })) },
  });
  await shop.stack.deliver(OrderPacked, packed, { version: 2 });
  const { id } = await until('the parcel', async () => (await shop.get(`/parcels?orderId=${orderId}`)).data[0]);
  await shop.sealAddress(id);
  await shop.parcelReaches(id, 'labelled');
  await shop.stack.deliver(PickEnded, PickEnded({ orderId, outcome: 'packed' }), { version: 3 });
  await shop.stack.deliver(PickEnded, PickEnded({ orderId, outcome: 'given-back' }), { version: 5 });
  expect(await shop.parcelReaches(id, 'cancelled')).toMatchObject({ hasLabel: false });
  await until('the refund', async () => (soldLabels(id)[0]?.refunded ? true : undefined));
  await shop.stack.deliver(OrderPacked, packed, { version: 4 });
  await shop.stack.deliver(OrderPacked, packed, { version: 6 });
  const again = await until('the next parcel', async () => {
    const { data } = await shop.get(`/parcels?orderId=${orderId}`);
    return data.find((parcel: { id: string }) => parcel.id !== id);
  });
  const made = 'select status, packed_version from "order".parcel where order_id = $1 order by created_at';
  expect(await shop.sql(made, [orderId])).toMatchObject([
    { status: 'cancelled', packed_version: 2 },
    { status: again.status, packed_version: 6 },
  ]);
}, 60_000);

test('a parcel that a person made stays when a pick is given back', async () => {
  const { id, orderId } = await labelled();
  await shop.stack.deliver(PickEnded, PickEnded({ orderId, outcome: 'given-back' }), { version: 2 });
  await until(
    'the message',
    async () => (await shop.sql('select from "order".orders where id = $1 and given_back_version = 2', [orderId]))[0],
  );
  expect(await shop.parcel(id)).toMatchObject({ status: 'labelled', hasLabel: true });
});

test('a label printed twice is the same label, and the parcel says how often', async () => {
  const { id } = await labelled();
  const print = () =>
    shop.api().get(`/parcels/${id}/label`).set('Authorization', `Bearer ${shop.warehouse}`).buffer(true);
  const [first, second] = [await print(), await print()];
  expect([first.status, first.type, second.status]).toEqual([200, 'application/pdf', 200]);
  expect(second.body).toEqual(first.body);
  expect((await post(`/parcels/${id}/label`, {})).body).toMatchObject({ status: 'labelled' });
  expect(await shop.parcel(id)).toMatchObject({ printedTimes: 2 });
  expect(soldLabels(id)).toHaveLength(1);
});

test('a lost answer to the purchase buys no second label', async () => {
  shop.carrier.trouble.set({ rules: [{ at: 'buy', act: 'lose-answer', next: 2 }] });
  const { id } = await labelled();
  expect(soldLabels(id)).toHaveLength(1);
}, 60_000);

test('while the carrier is down the parcel waits, and gets its label afterwards', async () => {
  shop.carrier.trouble.set({
    rules: [
      { act: 'drop', next: 2 },
      { at: 'shipments', act: 503, next: 1 },
    ],
  });
  const { id, status } = await labelled();
  expect([status, soldLabels(id).length]).toEqual(['labelled', 1]);
}, 60_000);

test('an address that the carrier refuses is said, and a typed label takes its place', async () => {
  const orderId = await shop.confirmed();
  const { id } = await made(orderId);
  await shop.sealAddress(id, { recipient: 'A', line1: 'B', city: 'C', postalCode: '00000', country: 'US' });
  expect(await shop.parcelReaches(id, 'label-failed')).toMatchObject({
    labelFailure: { code: 'ADDRESS.VERIFY.FAILURE', detail: 'The postal code does not exist.' },
  });
  const typed = { carrier: 'UPS', trackingNumber: `1Z-${id}` };
  expect((await post(`/parcels/${id}/label-by-hand`, typed)).body).toMatchObject({ status: 'labelled', ...typed });
});

test('an order whose address is not kept gets no label, and the reason is said', async () => {
  const orderId = await shop.confirmed();
  const { id } = await made(orderId);
  await shop.stack.deliver(ParcelAddressRefused, ParcelAddressRefused({ parcelId: id, orderId }));
  expect(await shop.parcelReaches(id, 'label-failed')).toMatchObject({ labelFailure: { code: 'no-address' } });
});

test('a cancelled parcel gives its label back, and one that is being bought is given back when it comes', async () => {
  const { id, orderId } = await labelled();
  expect((await post(`/parcels/${id}/cancel`, {})).body).toMatchObject({ status: 'cancelled', hasLabel: false });
  await until('the refund', async () => (soldLabels(id)[0]?.refunded ? true : undefined));
  const again = await made(orderId);
  await shop.sealAddress(again.id);
  shop.carrier.trouble.set({ rules: [{ at: 'buy', act: 'slow', delayMs: 1_000, next: 1 }] });
  await until('the purchase', async () => (soldLabels(again.id).length === 1 ? true : undefined));
  expect((await post(`/parcels/${again.id}/cancel`, {})).body.status).toBe('cancelled');
  await until('the refund', async () => (soldLabels(again.id)[0]?.refunded ? true : undefined));
  expect((await post(`/orders/${orderId}/ship`, { parcelId: again.id })).status).toBe(409);
}, 60_000);

test('a parcel of another order, one without a label, and both ways at once are refused', async () => {
  const [one, other] = [await labelled(), await shop.confirmed()];
  expect((await post(`/orders/${other}/ship`, { parcelId: one.id })).body.type).toContain('parcel.not-found');
  const { id } = await made(other);
  expect((await post(`/orders/${other}/ship`, { parcelId: id })).body.type).toContain('parcel.not-labelled');
  const both = { parcelId: one.id, carrier: 'UPS', trackingNumber: '1Z' };
  expect((await post(`/orders/${one.orderId}/ship`, both)).status).toBe(400);
  expect((await post('/parcels', { orderId: one.orderId })).body.type).toContain('parcel.lines-unknown');
});

test('the manifest hands all labelled parcels over, and a cancelled order stays', async () => {
  const [one, two, gone] = [await labelled(), await labelled(), await labelled()];
  await shop.post(`/orders/${gone.orderId}/cancel`, shop.customer, {});
  const { status, body } = await post('/parcel-manifests', { carrier: 'sandbox' });
  expect([status, body.left.every((left: { parcelId: string }) => left.parcelId === gone.id)]).toEqual([201, true]);
  await shop.parcelReaches(gone.id, 'cancelled');
  await until('the refund', async () => (soldLabels(gone.id)[0]?.refunded ? true : undefined));
  expect(body.parcels).toBeGreaterThanOrEqual(2);
  for (const { orderId, id, trackingNumber } of [one, two]) {
    expect(await shop.sentFor(ShipmentRequested.type, orderId)).toMatchObject([{ parcelId: id }]);
    expect((await shop.read(orderId)).shipment).toEqual({ carrier: 'Sandbox', trackingNumber });
  }
  await until(
    'the scan form',
    async () => (await shop.get(`/parcel-manifests/${body.id}`)).carrierReference ?? undefined,
  );
  const file = await shop
    .api()
    .get(`/parcel-manifests/${body.id}/file?language=zh`)
    .set('Authorization', `Bearer ${shop.warehouse}`);
  expect([file.status, file.type]).toEqual([200, 'application/pdf']);
  expect((await post('/parcel-manifests', { carrier: 'Sandbox' })).body.type).toContain('manifest.nothing');
});

test('a delivery that comes before the payment was taken completes the order afterwards, once', async () => {
  const parcel = await labelled();
  await post(`/orders/${parcel.orderId}/ship`, { parcelId: parcel.id });
  await shop.move(parcel.trackingNumber, 'delivered');
  await shop.parcelReaches(parcel.id, 'delivered');
  expect(await shop.sentFor(DeliveryRecorded.type, parcel.orderId)).toEqual([]);
  await shipped(parcel.orderId);
  await shop.reaches(parcel.orderId, 'completed');
  expect(await shop.sentFor(DeliveryRecorded.type, parcel.orderId)).toHaveLength(1);
}, 30_000);

test('events that come twice, in reverse and with a wrong signature have one effect', async () => {
  const { id, trackingNumber, orderId } = await onItsWay();
  shop.carrier.trouble.set({ rules: [{ at: 'webhook', act: 'wrong-signature', next: 1 }] });
  await shop.move(trackingNumber, 'in_transit', { status_detail: 'lost', at: '2026-11-21T09:00:00.000Z' });
  shop.carrier.trouble.set({ rules: [{ at: 'webhook', act: 'twice', next: 1 }] });
  await shop.move(trackingNumber, 'in_transit', { at: '2026-11-21T10:00:00.000Z' });
  shop.carrier.trouble.set({ rules: [{ at: 'webhook', act: 'reverse', next: 1 }] });
  await shop.move(trackingNumber, 'delivered', { at: '2026-11-21T11:00:00.000Z' });
  const { news } = await shop.parcelReaches(id, 'delivered');
  expect(news.filter(({ kind }) => kind === 'delivered')).toHaveLength(1);
  expect(await shop.sentFor(ParcelLost.type, id)).toEqual([]);
  await shop.reaches(orderId, 'completed');
}, 30_000);

test('a forged event is refused, and one of an unknown parcel is accepted', async () => {
  const send = (text: string, secret: string) =>
    shop
      .api()
      .post('/carrier-events/easypost')
      .set('content-type', 'application/json')
      .set('x-hmac-signature', `hmac-sha256-hex=${createHmac('sha256', secret).update(text).digest('hex')}`)
      .send(text);
  const event = JSON.stringify({
    ...{ id: 'evt_x', description: 'tracker.updated' },
    result: { tracking_code: 'NOBODY', tracking_details: [] },
  });
  expect((await send(event, 'forged')).status).toBe(401);
  expect((await send(event, shop.config.CARRIER_WEBHOOK_SECRET ?? '')).status).toBe(202);
  expect((await send(event, shop.config.CARRIER_WEBHOOK_SECRET ?? '')).status).toBe(202);
});

test('a parcel without news for too long raises the alarm once, and the carrier is asked', async () => {
  const { id, trackingNumber } = await onItsWay();
  await shop
    .api()
    .put('/delay-rules')
    .set('Authorization', `Bearer ${shop.warehouse}`)
    .send({ carrier: 'SANDBOX', hours: 48 })
    .expect(200);
  await shop.sql(`update "order".parcel set last_news_at = now() - interval '49 hours' where id = $1`, [id]);
  expect(await shop.parcelReaches(id, 'delayed')).toMatchObject({ delay: { reason: 'no-movement' } });
  await until('the message', async () =>
    (await shop.sentFor(ParcelDelayed.type, id)).length === 1 ? true : undefined,
  );
  expect((await shop.get('/parcels?late=true')).data.map((parcel: { id: string }) => parcel.id)).toContain(id);
  shop.carrier.trouble.set({ rules: [{ at: 'webhook', act: 'silent' }] });
  await shop.move(trackingNumber, 'in_transit');
  await shop.sql(
    `update "order".parcel set asked_at = null, last_news_at = now() - interval '50 hours' where id = $1`,
    [id],
  );
  expect(await shop.parcelReaches(id, 'in-transit')).toMatchObject({ delay: null, news: [{ by: 'poll' }, {}] });
  expect(await shop.sentFor(ParcelDelayed.type, id)).toHaveLength(1);
}, 60_000);

test('a parcel that will miss its promised day raises the alarm before the customer asks', async () => {
  const { id } = await onItsWay();
  await shop.sql(
    `update "order".parcel set promised_on = to_char(now() - interval '1 day', 'YYYY-MM-DD') where id = $1`,
    [id],
  );
  expect(await shop.parcelReaches(id, 'delayed')).toMatchObject({ delay: { reason: 'promise-near' } });
}, 30_000);

test('a lost parcel is claimed by machine, and the carrier pays', async () => {
  const { id, trackingNumber } = await onItsWay();
  await shop.move(trackingNumber, 'in_transit', { status_detail: 'lost' });
  await shop.parcelReaches(id, 'lost');
  expect(await shop.sentFor(ParcelLost.type, id)).toHaveLength(1);
  const wanted = {
    parcelId: id,
    kind: 'lost',
    amount: { amount: 6_400, currency: 'USD' },
    description: 'Lost on the way',
  };
  const { body: claim, status } = await post('/carrier-claims', wanted, sales);
  expect([status, claim.status]).toEqual([201, 'filing']);
  expect((await post('/carrier-claims', wanted, sales)).body.type).toContain('carrier-claim.open');
  const filed = await until('the claim is filed', async () => {
    const found = await shop.get(`/carrier-claims/${claim.id}`, sales);
    return found.status === 'filed' ? found : undefined;
  });
  await fetch(`${shop.carrier.url}/control/claims/${filed.carrierReference}`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ status: 'approved_partial', approved_amount: '50.00' }),
  });
  await shop.sql(`update "order".carrier_claim set asked_at = now() - interval '2 days' where id = $1`, [claim.id]);
  await until('the claim is paid', async () => {
    const found = await shop.get(`/carrier-claims/${claim.id}`, sales);
    return found.status === 'paid'
      ? (expect(found.paid).toEqual({ amount: 5_000, currency: 'USD' }) ?? true)
      : undefined;
  });
}, 60_000);

test('the boxes of a lost part are not packed again, and the rest of the order is', async () => {
  const orderId = await shop.confirmed();
  const lineId = (await shop.read(orderId)).lines[0]?.lineId ?? '';
  const typed = { carrier: 'UPS', trackingNumber: `1Z-${orderId}`, lines: [{ lineId, quantity: 1 }] };
  const first = await made(orderId, typed);
  expect((await post(`/orders/${orderId}/ship`, { parcelId: first.id })).status).toBe(202);
  await shop.reaches(orderId, 'shipping');
  await shop.stack.deliver(StockShipped, StockShipped({ orderId, parcelId: first.id, lots: [] }));
  await shop.reaches(orderId, 'capturing');
  const half = { amount: { amount: 6_400, currency: 'USD' }, invoiceNumber: `INV-${first.id}` };
  await shop.stack.deliver(PaymentCaptured, PaymentCaptured({ orderId, parcelId: first.id, ...half }));
  await shop.reaches(orderId, 'part-shipped');
  await post(`/parcels/${first.id}/news`, { kind: 'lost', at: new Date().toISOString() });
  await shop.parcelReaches(first.id, 'lost');
  const both = await post('/parcels', { orderId, lines: [{ lineId, quantity: 2 }] });
  expect([both.status, both.body.type]).toEqual([422, '/docs/errors/parcel.lines-unknown']);
  expect(await made(orderId)).toMatchObject({ lines: [{ lineId, quantity: 1 }] });
  expect((await post('/parcels', { orderId })).body.type).toBe('/docs/errors/parcel.lines-unknown');
});

test('a claim that no machine takes is filed by a person, who records the answer', async () => {
  const { id } = await onItsWay();
  const wanted = { parcelId: id, kind: 'late', amount: { amount: 500, currency: 'USD' }, description: 'A week late' };
  const { body: claim } = await post('/carrier-claims', wanted, sales);
  await until('by hand', async () =>
    (await shop.get(`/carrier-claims/${claim.id}`, sales)).status === 'by-hand' ? true : undefined,
  );
  expect((await post(`/carrier-claims/${claim.id}/close`, { outcome: 'paid' }, sales)).status).toBe(422);
  const closed = await post(`/carrier-claims/${claim.id}/close`, { outcome: 'refused', note: 'Too late' }, sales);
  expect(closed.body).toMatchObject({ status: 'refused', note: 'Too late', paid: null });
}, 30_000);

test('an order that is shipped with a typed number has a parcel too', async () => {
  const orderId = await shop.confirmed();
  const typed = { carrier: 'UPS', trackingNumber: '1Z999' };
  expect((await post(`/orders/${orderId}/ship`, typed)).status).toBe(202);
  const { data } = await shop.get(`/parcels?orderId=${orderId}`);
  expect(data).toMatchObject([{ status: 'handed-over', ...typed }]);
  expect(await shop.sentFor(SealParcelAddress.type, data[0].id)).toEqual([]);
});

test('an erased customer has no label any more, and no text of a claim', async () => {
  const { id } = await labelled();
  await shop.stack.deliver(CustomerErased, CustomerErased({ customerId, erasedAt: '2026-11-30T00:00:00.000Z' }));
  await until('the label is gone', async () => ((await shop.parcel(id)).hasLabel ? undefined : true));
  expect(await shop.sql('select 1 from "order".parcel_label')).toEqual([]);
  expect(await shop.sql('select 1 from "order".carrier_claim where sealed_description is not null')).toEqual([]);
});
