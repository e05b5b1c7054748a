// Tests over HTTP that the warehouse sees the orders that are to be shipped, oldest first, and no other order.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { StockReserved, StockShipped } from '@toric/contracts/catalog-inventory/events';
import { PaymentAuthorised, PaymentCaptured } from '@toric/contracts/payment/events';
import { body, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
beforeAll(async () => {
  shop = await orderStack();
}, 60_000);
afterAll(() => shop?.stop());

const total = { amount: 12_800, currency: 'USD' };
const get = (path: string, token = shop.warehouse) => shop.api().get(path).set('Authorization', `Bearer ${token}`);
const listed = async (query = '') => (await get(`/shipments${query}`)).body;
const idsOf = ({ data }: { data: { orderId: string }[] }) => data.map(({ orderId }) => orderId);

async function confirmed(): Promise<string> {
  const orderId = await shop.placed(body);
  await shop.permit(orderId, { shipmentWarning: 'Keep out of reach of children.' });
  await shop.reaches(orderId, 'reserving');
  await shop.stack.deliver(StockReserved, StockReserved({ orderId, reservedUntil: '2030-01-01T00:00:00.000Z' }));
  await shop.reaches(orderId, 'charging');
  await shop.stack.deliver(PaymentAuthorised, PaymentAuthorised({ orderId, paymentId: orderId, amount: total }));
  await shop.reaches(orderId, 'confirmed');
  return orderId;
}

test('a shipment has what belongs in the parcel, and no price, prescription or power', async () => {
  const orderId = await confirmed();
  const { status, body: shipment } = await get(`/shipments/${orderId}`);
  const order = await shop.read(orderId);
  expect([status, shipment]).toEqual([
    200,
    {
      ...{ orderId, number: order.number, market: 'US', createdAt: order.createdAt },
      lines: [{ lineId: order.lines[0]?.lineId, productName: 'Biofinity', packSize: 6, quantity: 2 }],
      shipmentWarning: 'Keep out of reach of children.',
    },
  ]);
});

test('only confirmed orders are listed: none that waits, is being shipped, was shipped or cancelled', async () => {
  const [waiting, sent, cancelled, open] = [
    await shop.placed(body),
    await confirmed(),
    await confirmed(),
    await confirmed(),
  ];
  expect((await shop.post(`/orders/${cancelled}/cancel`, shop.customer, {})).status).toBe(202);
  const parcel = { carrier: 'UPS', trackingNumber: '1Z' };
  expect((await shop.post(`/orders/${sent}/ship`, shop.warehouse, parcel)).status).toBe(202);
  const shown = async () => {
    const ids = idsOf(await listed('?limit=100'));
    return [waiting, sent, cancelled, open].map((id) => ids.includes(id));
  };
  expect(await shown()).toEqual([false, false, false, true]);
  await shop.stack.deliver(StockShipped, StockShipped({ orderId: sent, lots: [] }));
  await shop.reaches(sent, 'capturing');
  await shop.stack.deliver(PaymentCaptured, PaymentCaptured({ orderId: sent, amount: total, invoiceNumber: 'INV-1' }));
  await shop.reaches(sent, 'shipped');
  expect(await shown()).toEqual([false, false, false, true]);
  for (const id of [waiting, sent, cancelled]) {
    const { status, body: problem } = await get(`/shipments/${id}`);
    expect([status, problem.type]).toEqual([404, '/docs/errors/shipment.not-found']);
  }
});

test('the list begins with the order that waits longest, and goes on from page to page', async () => {
  const orders = [await confirmed(), await confirmed(), await confirmed()];
  const whole = idsOf(await listed('?limit=100')).filter((id) => orders.includes(id));
  expect(whole).toEqual(orders);
  const paged: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { data: { orderId: string }[]; nextCursor: string | null } = await listed(
      `?limit=1${cursor && `&cursor=${cursor}`}`,
    );
    paged.push(...idsOf(page));
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(idsOf(await listed('?limit=100')));
  expect((await listed('?count=true')).total).toBe(paged.length);
});

test('only the warehouse sees shipments', async () => {
  const sales = await shop.stack.token({ kind: 'staff', roles: ['sales'] });
  expect([(await get('/shipments', shop.customer)).status, (await get('/shipments', sales)).status]).toEqual([
    403, 403,
  ]);
});
