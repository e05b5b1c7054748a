// Tests replenishment over HTTP: shipped boxes lead to one proposal per supplier, and an accepted proposal becomes a
// draft.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { catalogStack, nextId, type CatalogStack } from '../catalog-stack.ts';
import { purchasing, shippedBefore, slugOf, statuses } from './purchasing-shop.ts';

let shop: CatalogStack;
let buy: ReturnType<typeof purchasing>;
beforeAll(async () => {
  shop = await catalogStack({ DEMAND_DAYS: '10', SAFETY_FACTOR: '0', ORDER_COVER_DAYS: '20' });
  buy = purchasing(shop);
}, 60_000);
afterAll(() => shop.stop());

/**
 * Creates a warehouse that shipped ten boxes of each pack within the 10 days of demand. `left` is the number of boxes
 * of each pack that it still has.
 */
async function warehouseWithSales(...left: number[]) {
  const { id: warehouseId } = await shop.warehouse();
  const packs = await Promise.all(left.map(() => shop.offer()));
  for (const [index, { packId }] of packs.entries()) {
    const [lotId = ''] = await shop.receive(warehouseId, packId, [{ quantity: 10 + (left[index] ?? 0) }]);
    await shippedBefore(shop, lotId, 10, 1 + index);
  }
  const propose = (fields: object = {}, key = nextId()) =>
    shop.post('/replenishment/proposals', { warehouseId, ...fields }, 'warehouse', key);
  const accept = (id: string, key = nextId()) =>
    shop.post(`/replenishment/proposals/${id}/accept`, {}, 'warehouse', key);
  return { warehouseId, packIds: packs.map(({ packId }) => packId), propose, accept };
}

test('each preferred supplier gets a proposal; an accepted one becomes a draft, and its lenses are not proposed again', async () => {
  const { warehouseId, packIds, propose, accept } = await warehouseWithSales(2, 4, 40);
  const [a = '', b = '', c = ''] = packIds;
  const [cooper, alcon] = [
    await buy.supplierSelling([a, c], { leadTimeDays: 5, priority: 1 }),
    await buy.supplierSelling([a, b], { leadTimeDays: 5, priority: 2 }),
  ];
  await buy.price(cooper, a, 50);
  const key = nextId();
  const first = await propose({}, key);
  expect(first.status).toBe(201);
  expect((await propose({}, key)).body).toEqual(first.body);
  const of = (supplierId: string) =>
    first.body.data.find((one: { supplierId: string }) => one.supplierId === supplierId);
  // On average, one box of each pack is shipped a day. An order fills the stock up to 5 boxes, for a lead time of 5
  // days, and adds 20 boxes for 20 more days. The first supplier's minimum quantity for the first pack is 50.
  expect(of(cooper).lines).toMatchObject([
    { packId: a, available: 2, onOrder: 0, shippedPerDay: 1, reorderPoint: 5, quantity: 50 },
  ]);
  expect(of(alcon).lines).toMatchObject([{ packId: b, available: 4, quantity: 21 }]);

  const draft = await accept(of(cooper).id);
  expect([draft.status, draft.body]).toMatchObject([
    201,
    { status: 'draft', supplierId: cooper, warehouseId, lines: [{ packId: a, quantity: 50 }] },
  ]);
  expect(slugOf(await accept(of(cooper).id))).toBe('proposal.decided');
  const again = await propose();
  expect(again.body.data).toMatchObject([{ supplierId: alcon, lines: [{ packId: b }] }]);
  expect(slugOf(await accept(of(alcon).id))).toBe('proposal.decided');
  const list = async (query: string) =>
    (await shop.get(`/replenishment/proposals?warehouseId=${warehouseId}&count=true&${query}`, 'finance')).body;
  const states = (await list('')).data.map(({ status }: { status: string }) => status).sort();
  expect([states, (await list('status=open')).data]).toEqual([['accepted', 'open', 'superseded'], again.body.data]);
  expect((await list('status=accepted')).data).toMatchObject([{ purchaseOrderId: draft.body.id }]);
});

test('concurrent requests leave one open proposal per supplier and one draft per proposal', async () => {
  const { warehouseId, packIds, propose, accept } = await warehouseWithSales(2);
  const supplierId = await buy.supplierSelling(packIds);
  await Promise.all([propose(), propose(), propose({ supplierId })]);
  const query = `/replenishment/proposals?warehouseId=${warehouseId}&status=open`;
  const { data } = (await shop.get(query, 'auditor')).body;
  expect(data).toHaveLength(1);
  const answers = await Promise.all([accept(data[0].id), accept(data[0].id)]);
  expect(statuses(answers)).toEqual({ 201: 1, 409: 1 });
  const orders = await shop.get(`/purchase-orders?warehouseId=${warehouseId}`, 'finance');
  expect(orders.body.data).toHaveLength(1);
});

test('wrong requests are refused by name; without an active supplier nothing is proposed', async () => {
  const { packIds, propose, accept } = await warehouseWithSales(2);
  const supplierId = await buy.supplierSelling(packIds);
  expect((await propose({ supplierId: nextId() })).body).toEqual({ data: [] });
  const { body } = await propose({ supplierId });
  await shop.change('patch', `/suppliers/${supplierId}`, { active: false }, '*', 'finance');
  expect([
    slugOf(await accept(body.data[0].id)),
    slugOf(await accept(nextId())),
    slugOf(await propose({ warehouseId: nextId() })),
    (await shop.post('/replenishment/proposals', {}, 'sales')).status,
  ]).toEqual(['supplier.inactive', 'proposal.not-found', 'warehouse.not-found', 403]);
  expect((await propose()).body).toEqual({ data: [] });
});
