// Tests sales at the counter: they pass the same checks as every order, have no parcel, and complete when they are
// paid.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ReserveStock, ShipStock, StockReserved, StockShipped } from '@toric/contracts/catalog-inventory/events';
import { VerifyPrescription } from '@toric/contracts/customer/events';
import { OrderCompleted, OrderConfirmed, OrderShipped } from '@toric/contracts/order/events';
import {
  AuthorisePayment,
  CapturePayment,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentDeclined,
  VoidPayment,
} from '@toric/contracts/payment/events';
import { body, customerId, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
let sales = '';
beforeAll(async () => {
  shop = await orderStack();
  sales = await shop.stack.token({ kind: 'staff', roles: ['sales'] });
}, 60_000);
afterAll(() => shop?.stop(), 30_000);

const warehouseId = randomUUID();
const { paymentToken, ...order } = body;
const sale = { ...order, customerId, warehouseId, method: 'cash' };
const usd = (amount: number) => ({ amount, currency: 'USD' });
const sell = (change: object = {}) => shop.post('/counter-sales', sales, { ...sale, ...change });
const slug = ({ body: { type } }: { body: { type?: string } }) => type?.replace('/docs/errors/', '');

async function reserved(change: object = {}) {
  const answer = await sell(change);
  expect(answer.status).toBe(201);
  const orderId: string = answer.body.id;
  await shop.permit(orderId);
  await shop.reaches(orderId, 'reserving');
  await shop.stack.deliver(StockReserved, StockReserved({ orderId, reservedUntil: '2030-01-01T00:00:00.000Z' }));
  await shop.reaches(orderId, 'charging');
  return answer.body;
}

const changes = async (token: string) =>
  (
    await shop
      .api()
      .get(`/changes?subject=${customerId}&subjectType=store-credit`)
      .set('Authorization', `Bearer ${token}`)
      .expect(200)
  ).body.data;

test('a sale uses the store credit that it names, and the change record says who used it', async () => {
  const { id: orderId, number } = await reserved({ useStoreCredit: 500 });
  expect(await shop.sentFor(AuthorisePayment.type, orderId)).toMatchObject([{ method: 'cash', useStoreCredit: 500 }]);
  const fields = { orderId, number, useStoreCredit: 500 };
  const entry = {
    ...{ action: 'store-credit.used', actorKind: 'staff', customerId },
    fields: Object.entries(fields).map(([name, after]) => ({ name, before: null, after })),
  };
  expect(await changes(sales)).toMatchObject([entry]);
  expect(await changes(shop.customer)).toMatchObject([entry]);
});

test('a customer who uses her own store credit leaves no entry, and staff name the customer', async () => {
  const before = await changes(sales);
  const own = { ...body, useStoreCredit: true };
  expect((await shop.place(own)).status).toBe(201);
  expect(slug(await shop.post('/orders', sales, own))).toBe('order.customer-missing');
  expect(await changes(sales)).toEqual(before);
  expect((await shop.post('/orders', sales, { ...own, customerId })).status).toBe(201);
  expect(await changes(sales)).toHaveLength(before.length + 1);
});

test('an API key uses the store credit of nobody, but sells and orders without it', async () => {
  const keyScopes = ['orders:write', 'counter-sales:write'];
  const key = await shop.stack.token({ kind: 'staff', roles: ['sales'], keyScopes });
  const before = await changes(sales);
  for (const [path, data] of [
    ['/counter-sales', sale],
    ['/orders', { ...body, customerId }],
  ] as const) {
    const refused = await shop.post(path, key, { ...data, useStoreCredit: true });
    expect([refused.status, slug(refused)]).toEqual([403, 'order.store-credit-by-key']);
    expect((await shop.post(path, key, data)).status).toBe(201);
  }
  expect(await changes(sales)).toEqual(before);
});

describe('a sale at the counter', () => {
  test('passes every check, leaves the named shelf as soon as it is paid, and ends by itself', async () => {
    const { id: orderId, channel, delivery } = await reserved();
    expect({ channel, delivery }).toEqual({ channel: 'counter', delivery: null });
    expect(await shop.sentFor(VerifyPrescription.type, orderId)).toHaveLength(1);
    expect(await shop.sentFor(ReserveStock.type, orderId)).toMatchObject([{ warehouseId, market: 'US' }]);
    expect(await shop.sentFor(AuthorisePayment.type, orderId)).toMatchObject([{ method: 'cash', amount: usd(12_800) }]);
    await shop.stack.deliver(
      PaymentAuthorised,
      PaymentAuthorised({ orderId, paymentId: orderId, amount: usd(12_800) }),
    );
    await shop.reaches(orderId, 'shipping');
    expect(await shop.sentFor(ShipStock.type, orderId)).toHaveLength(1);
    await shop.stack.deliver(StockShipped, StockShipped({ orderId, lots: [] }));
    await shop.reaches(orderId, 'capturing');
    expect(await shop.sentFor(CapturePayment.type, orderId)).toMatchObject([
      { amount: usd(12_800), lines: [{ lineId: expect.any(String), gross: 12_800 }] },
    ]);
    await shop.stack.deliver(
      PaymentCaptured,
      PaymentCaptured({ orderId, amount: usd(12_800), invoiceNumber: 'INV-7' }),
    );
    const done = await shop.reaches(orderId, 'completed');
    expect(done).toMatchObject({ invoiceNumber: 'INV-7', shipment: null });
    for (const type of [OrderConfirmed.type, OrderShipped.type, OrderCompleted.type])
      expect(await shop.sentFor(type, orderId)).toMatchObject([{ atCounter: true }]);
  });

  test('whose card is declined sells nothing', async () => {
    const { id: orderId } = await reserved({ method: 'card', paymentToken });
    const reason = { code: 'payment.card-declined', detail: 'The card was declined.' };
    await shop.stack.deliver(PaymentDeclined, PaymentDeclined({ orderId, reason }));
    await shop.reaches(orderId, 'cancelling');
    expect(await shop.sentFor(ShipStock.type, orderId)).toEqual([]);
    expect(await shop.sentFor(VoidPayment.type, orderId)).toEqual([]);
  });

  test('needs the token of a card, and none for cash', async () => {
    for (const wrong of [{ method: 'card' }, { method: 'cash', paymentToken }, { method: 'exchange' }])
      expect((await sell(wrong)).status).toBe(400);
  });

  test('is made by sales, and for a customer', async () => {
    expect((await shop.post('/counter-sales', shop.customer, sale)).status).toBe(403);
    expect((await shop.post('/counter-sales', shop.warehouse, sale)).status).toBe(403);
    const { customerId: _, ...nobody } = sale;
    expect((await shop.post('/counter-sales', sales, nobody)).status).toBe(400);
  });

  test('repeated with its key is one sale', async () => {
    const key = `sale-${randomUUID()}`;
    const [one, two] = [
      await shop.post('/counter-sales', sales, sale, key),
      await shop.post('/counter-sales', sales, sale, key),
    ];
    expect(two.body.id).toBe(one.body.id);
    const other = await shop.post(
      '/counter-sales',
      sales,
      { ...sale, lines: [{ ...sale.lines[0], quantity: 3 }] },
      key,
    );
    expect(slug(other)).toBeDefined();
  });
});
