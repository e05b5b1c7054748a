// Tests orders that leave in parts and orders that wait for boxes, with a real database. The test plays the other
// services.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OrderPacked } from '@toric/contracts/catalog-inventory/picking/pick.events';
import {
  ReleaseStock,
  ReserveStock,
  ShipStock,
  StockReleased,
  StockReserved,
  StockShipped,
} from '@toric/contracts/catalog-inventory/events';
import { StockAwaited } from '@toric/contracts/catalog-inventory/stock/amendment.events';
import { OrderAwaitsStock, OrderPartShipped, OrderRestCancelled } from '@toric/contracts/order/part.events';
import {
  CapturePayment,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentCaptureFailed,
  PaymentVoided,
  VoidPayment,
} from '@toric/contracts/payment/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { body, customerId, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
beforeAll(async () => {
  shop = await orderStack();
}, 60_000);
afterAll(() => shop?.stop());

const usd = (amount: number) => ({ amount, currency: 'USD' });

async function confirmed(): Promise<string> {
  const orderId = await shop.placed();
  await shop.permit(orderId);
  await shop.reaches(orderId, 'reserving');
  await shop.stack.deliver(StockReserved, StockReserved({ orderId, reservedUntil: '2030-01-01T00:00:00.000Z' }));
  await shop.reaches(orderId, 'charging');
  await shop.stack.deliver(PaymentAuthorised, PaymentAuthorised({ orderId, paymentId: orderId, amount: usd(12_800) }));
  await shop.reaches(orderId, 'confirmed');
  return orderId;
}

/** Makes a parcel of the order's only line, with a label that was typed, and hands it over. */
let labels = 0;
async function handOver(orderId: string, quantity: number): Promise<string> {
  const lineId = (await shop.read(orderId)).lines[0]?.lineId ?? '';
  const label = { carrier: 'UPS', trackingNumber: `1ZPART${++labels}` };
  const made = await shop.post('/parcels', shop.warehouse, { orderId, lines: [{ lineId, quantity }], ...label });
  const { id: parcelId } = made.body;
  const { status } = await shop.post(`/orders/${orderId}/ship`, shop.warehouse, { parcelId });
  expect([made.status, status]).toEqual([201, 202]);
  return parcelId;
}

/** Sends the answers of the warehouse and of the payment service about a parcel that leaves. */
async function leave(orderId: string, parcelId: string, amount: number): Promise<void> {
  await shop.reaches(orderId, 'shipping');
  await shop.stack.deliver(StockShipped, StockShipped({ orderId, parcelId, lots: [] }));
  await shop.reaches(orderId, 'capturing');
  const captured = PaymentCaptured({
    orderId,
    amount: usd(amount),
    invoiceNumber: `INV-${parcelId.slice(-4)}`,
    parcelId,
  });
  await shop.stack.deliver(PaymentCaptured, captured);
}

test('an order leaves in two parcels, each paid and told by itself, and is complete when both have arrived', async () => {
  const orderId = await confirmed();
  const first = await handOver(orderId, 1);
  await leave(orderId, first, 6_400);
  const partly = await shop.reaches(orderId, 'part-shipped');
  expect(partly.lines).toMatchObject([{ quantity: 2, shipped: 1 }]);
  expect(await shop.sentFor(OrderPartShipped.type, orderId)).toMatchObject([{ parcelId: first }]);
  const second = await handOver(orderId, 1);
  await leave(orderId, second, 6_400);
  await shop.reaches(orderId, 'shipped');
  expect(await shop.sentFor(ShipStock.type, orderId)).toMatchObject([
    { parcelId: first, lines: [{ quantity: 1 }] },
    { parcelId: second, lines: [{ quantity: 1 }] },
  ]);
  expect(await shop.sentFor(CapturePayment.type, orderId)).toMatchObject([
    { parcelId: first, amount: usd(6_400), isLast: false },
    { parcelId: second, amount: usd(6_400), isLast: true },
  ]);
  expect((await shop.post(`/orders/${orderId}/deliver`, shop.warehouse, {})).body.status).toBe('completed');
});

test('the customer cancels the rest: it is released, not charged, and what has left stays sold', async () => {
  const orderId = await confirmed();
  await leave(orderId, await handOver(orderId, 1), 6_400);
  await shop.reaches(orderId, 'part-shipped');
  expect((await shop.post(`/orders/${orderId}/cancel`, shop.customer, {})).body.status).toBe('part-shipped');
  expect(await shop.sentFor(ReleaseStock.type, orderId)).toHaveLength(1);
  expect(await shop.sentFor(VoidPayment.type, orderId)).toHaveLength(1);
  await shop.stack.deliver(StockReleased, StockReleased({ orderId }));
  await shop.stack.deliver(PaymentVoided, PaymentVoided({ orderId }));
  await shop.reaches(orderId, 'shipped');
  expect(await shop.sentFor(OrderRestCancelled.type, orderId)).toMatchObject([
    { reason: { code: 'order.cancelled-by-customer' } },
  ]);
  const lineId = (await shop.read(orderId)).lines[0]?.lineId;
  const wish = (quantity: number) => ({ lines: [{ lineId, quantity, reason: 'changed-mind' }], resolution: 'refund' });
  const quote = (quantity: number) => shop.post(`/orders/${orderId}/return-quotes`, shop.customer, wish(quantity));
  expect((await quote(2)).body).toMatchObject({ type: '/docs/errors/return.too-many' });
  expect((await quote(1)).body).toMatchObject({ allowed: true });
});

test('of a part whose money could not be taken, only the boxes that have left come back', async () => {
  const orderId = await confirmed();
  const parcelId = await handOver(orderId, 1);
  await shop.reaches(orderId, 'shipping');
  await shop.stack.deliver(StockShipped, StockShipped({ orderId, parcelId, lots: [] }));
  await shop.reaches(orderId, 'capturing');
  const reason = { code: 'payment.card-declined', detail: 'The card was declined.' };
  await shop.stack.deliver(PaymentCaptureFailed, PaymentCaptureFailed({ orderId, reason, parcelId }));
  const due = await shop.reaches(orderId, 'payment-due');
  expect(due.lines).toMatchObject([{ quantity: 2, shipped: 1 }]);
  const lineId = due.lines[0]?.lineId;
  const wish = (quantity: number) => ({ lines: [{ lineId, quantity, reason: 'changed-mind' }], resolution: 'refund' });
  const quote = (quantity: number) => shop.post(`/orders/${orderId}/return-quotes`, shop.customer, wish(quantity));
  expect((await quote(2)).body).toMatchObject({ type: '/docs/errors/return.too-many' });
  expect((await quote(1)).body).toMatchObject({ allowed: true });
});

test('a rest that lapses with the hold on the card is cancelled and told, never lost', async () => {
  const orderId = await confirmed();
  await leave(orderId, await handOver(orderId, 1), 6_400);
  await shop.reaches(orderId, 'part-shipped');
  await shop.stack.admin.query(
    `update "order".process set deadline_at = now() - interval '1 second' where name = 'order-process' and key = $1`,
    [orderId],
  );
  await until('the release', async () => (await shop.sentFor(ReleaseStock.type, orderId))[0]);
  await shop.stack.deliver(PaymentVoided, PaymentVoided({ orderId }));
  await shop.stack.deliver(StockReleased, StockReleased({ orderId }));
  await shop.reaches(orderId, 'shipped');
  expect(await shop.sentFor(OrderRestCancelled.type, orderId)).toMatchObject([
    { reason: { code: 'order.rest-lapsed' } },
  ]);
}, 30_000);

test('an order whose boxes are sold out waits for them, and the customer is told', async () => {
  const orderId = await shop.placed({ ...body, mayWait: true });
  await shop.permit(orderId);
  await shop.reaches(orderId, 'reserving');
  expect(await shop.sentFor(ReserveStock.type, orderId)).toMatchObject([{ mayWait: true }]);
  const waitsUntil = '2030-01-01T00:00:00.000Z';
  await shop.stack.deliver(StockAwaited, StockAwaited({ orderId, lineIds: [], waitsUntil }));
  await shop.reaches(orderId, 'awaiting-stock');
  expect(await shop.sentFor(OrderAwaitsStock.type, orderId)).toMatchObject([{ customerId, waitsUntil }]);
  await shop.stack.deliver(StockReserved, StockReserved({ orderId, reservedUntil: waitsUntil }));
  await shop.reaches(orderId, 'charging');
  const other = await shop.placed({ ...body, mayWait: true });
  await shop.permit(other);
  await shop.reaches(other, 'reserving');
  await shop.stack.deliver(StockAwaited, StockAwaited({ orderId: other, lineIds: [], waitsUntil }));
  await shop.reaches(other, 'awaiting-stock');
  expect((await shop.post(`/orders/${other}/cancel`, shop.customer, {})).body.status).toBe('cancelling');
});

const partsOf = async (orderId: string) =>
  (
    await shop.stack.admin.query(
      'select id, status, tracking_number, lines from "order".parcel where order_id = $1 order by number',
      [orderId],
    )
  ).rows;
/** Reports that a picking wave has packed this number of boxes of the order's only line. */
async function packedInWave(orderId: string, quantity: number): Promise<void> {
  const lineId = (await shop.read(orderId)).lines[0]?.lineId ?? '';
  const packed = OrderPacked({ orderId, waveId: randomUUID(), parcel: { lines: [{ lineId, quantity }] } });
  const id = await shop.stack.deliver(OrderPacked, packed, { version: ++waves });
  await until('the message', async () => {
    const { rows } = await shop.stack.admin.query('select from "order".inbox where message_id = $1', [id]);
    return rows[0];
  });
}
let waves = 1;
const typed = (orderId: string, trackingNumber: string) =>
  shop.post(`/orders/${orderId}/ship`, shop.warehouse, { carrier: 'UPS', trackingNumber });

test('a typed number sends and charges only the part that is packed, never the boxes that another wave still picks', async () => {
  const orderId = await confirmed();
  await packedInWave(orderId, 1);
  const [parcel] = await partsOf(orderId);
  expect((await typed(orderId, '1ZFIRST')).status).toBe(202);
  expect(await partsOf(orderId)).toMatchObject([{ status: 'handed-over', tracking_number: '1ZFIRST' }]);
  await leave(orderId, parcel.id, 6_400);
  await shop.reaches(orderId, 'part-shipped');
  await packedInWave(orderId, 1);
  const [, rest] = await partsOf(orderId);
  expect((await typed(orderId, '1ZSECOND')).status).toBe(202);
  await leave(orderId, rest.id, 6_400);
  await shop.reaches(orderId, 'shipped');
  expect(await shop.sentFor(ShipStock.type, orderId)).toMatchObject([
    { parcelId: parcel.id, lines: [{ quantity: 1 }] },
    { parcelId: rest.id, lines: [{ quantity: 1 }] },
  ]);
  expect(await shop.sentFor(CapturePayment.type, orderId)).toMatchObject([
    { amount: usd(6_400), isLast: false },
    { amount: usd(6_400), isLast: true },
  ]);
}, 30_000);

test('of two packed parts, the one that leaves must be named', async () => {
  const orderId = await confirmed();
  await packedInWave(orderId, 1);
  await packedInWave(orderId, 1);
  const refused = await typed(orderId, '1ZUNCLEAR');
  expect([refused.status, refused.body.type]).toEqual([409, '/docs/errors/parcel.several']);
  const [parcel] = await partsOf(orderId);
  const label = { carrier: 'UPS', trackingNumber: '1ZNAMED' };
  expect((await shop.post(`/parcels/${parcel.id}/label-by-hand`, shop.warehouse, label)).status).toBe(200);
  expect((await shop.post(`/orders/${orderId}/ship`, shop.warehouse, { parcelId: parcel.id })).status).toBe(202);
  expect((await partsOf(orderId)).map(({ status }) => status)).toEqual(['handed-over', 'packed']);
});

test('boxes that are packed while the first parcel leaves get their parcel as soon as that one is paid', async () => {
  const orderId = await confirmed();
  const first = await handOver(orderId, 1);
  await shop.reaches(orderId, 'shipping');
  await packedInWave(orderId, 1);
  expect(await partsOf(orderId)).toHaveLength(1);
  await leave(orderId, first, 6_400);
  await shop.reaches(orderId, 'part-shipped');
  const rest = await until('the second parcel', async () => (await partsOf(orderId))[1]);
  expect(rest).toMatchObject({ status: 'packed', lines: [{ quantity: 1 }] });
});
