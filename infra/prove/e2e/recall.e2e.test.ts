// Tests a recall through the whole shop: customers who have a box are notified, and reserved boxes are replaced or
// cancelled.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GetRecall, IssueRecall } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { ExportRecallCases, ListRecallCases } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import { ListRecallNotices } from '@toric/contracts/marketing/marketing.http';
import { GetOrder } from '@toric/contracts/order/order.http';
import { ShipOrder } from '@toric/contracts/order/hand-over.http';
import { GetPayment } from '@toric/contracts/payment/payment.http';
import { until } from '../testing/test-stack.ts';
import { type Buyer, bothEyes, lens, openShop, RARE, type Shop } from './shop.ts';

const RARE_GTIN = '02000000000022';
const SPHERE = -5;

let shop: Shop;
let buyers: [Buyer, Buyer, Buyer];
beforeAll(async () => {
  shop = await openShop('recall');
  const eyes = { ...bothEyes, right: { productId: RARE.productId, parameters: lens(SPHERE) } };
  buyers = await Promise.all([shop.newBuyer(eyes), shop.newBuyer(eyes), shop.newBuyer(eyes)]);
  await shop.receive({ packId: RARE.packId, sphere: SPHERE, quantity: 2, lotNumber: 'BAD' });
}, 120_000);
afterAll(() => shop?.close(), 60_000);

async function confirmed(buyer: Buyer): Promise<string> {
  const placed = await shop.place(buyer, shop.order(buyer, { ...RARE, parameters: lens(SPHERE) }));
  if (!placed.ok || placed.body.status !== 'confirmed') throw new Error(JSON.stringify(placed));
  return placed.body.id;
}
async function ship(orderId: string) {
  const body = { carrier: 'UPS', trackingNumber: '1Z' };
  return (await shop.api.call(ShipOrder, { params: { orderId }, body, prefer: 'wait=30', token: shop.staff.warehouse }))
    .body;
}
const example = { ...IssueRecall.example, scope: [{ lots: ['BAD'] }] };

test('the customer of a shipped box is found and notified, and a reserved box is never shipped', async () => {
  const [first, second, third] = buyers;
  const sent = await confirmed(first);
  expect((await ship(sent)).status).toBe('shipped');
  const held = await confirmed(second);
  const token = shop.staff.warehouse;
  const { body: recall } = await shop.api.call(IssueRecall, { body: example, token });
  expect(recall.changed).toMatchObject({ lotsAdded: 1, casesAdded: 1 });

  const params = { recallId: recall.id };
  const [found] = (await shop.api.call(ListRecallCases, { params, token })).body.data;
  expect(found).toMatchObject({ customerId: first.id, orderId: sent, lotNumber: 'BAD', gtin: RARE_GTIN, quantity: 1 });
  const query = { recallId: recall.id };
  const [notice] = await until('the notice to be queued', async () => {
    const { data } = (await shop.api.call(ListRecallNotices, { query, token })).body;
    return data.length > 0 ? data : undefined;
  });
  expect(notice).toMatchObject({ customerId: first.id, whatToDo: example.whatToDo, boxes: [{ orderId: sent }] });

  // the catalogue stores powers as clear text, so no row of these tables may name a customer (ADR 0045)
  for (const table of ['reservation', 'recall_case']) {
    const named = `select from catalog_inventory.${table} one where strpos(one::text, $1) > 0`;
    expect(await shop.rows(named, [first.id])).toEqual([]);
  }

  // the buyer for whom a box of the recalled lot was reserved is told the reason and pays nothing
  const cancelled = await ship(held);
  expect(cancelled.status).not.toBe('shipped');
  await until('the order to be cancelled', async () => {
    const { body } = await shop.api.call(GetOrder, { params: { orderId: held }, token: second.token });
    return body.status === 'cancelled' && body.reason?.code === 'stock.withdrawn' ? true : undefined;
  });
  const { body: payment } = await shop.api.call(GetPayment, { params: { orderId: held }, token: second.token });
  expect(payment.status).toBe('voided');

  // another lot is in stock now, so the next buyer gets a box of this lot
  await shop.receive({ packId: RARE.packId, sphere: SPHERE, quantity: 1, lotNumber: 'GOOD' });
  expect((await ship(await confirmed(third))).status).toBe('shipped');

  const { figures } = (await shop.api.call(GetRecall, { params, token })).body;
  expect(figures).toMatchObject({
    stock: { lots: 1, onHand: 1, reserved: 0 },
    customers: { affected: 1, notified: 1 },
  });
  const { body: file } = await shop.api.call(ExportRecallCases, { params, token });
  expect([file.mediaType, Buffer.from(file.bytes).toString()]).toEqual([
    'text/csv; charset=utf-8',
    expect.stringContaining(`${first.id},${sent},`),
  ]);
}, 120_000);
