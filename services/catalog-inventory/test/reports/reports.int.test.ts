// Tests stock ageing and low stock over HTTP, counted from lots, ledger and purchase orders.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { catalogStack, nextId, type CatalogStack } from '../catalog-stack.ts';
import { purchasing, shippedBefore, slugOf } from '../purchasing/purchasing-shop.ts';

let shop: CatalogStack;
let buy: ReturnType<typeof purchasing>;
beforeAll(async () => {
  shop = await catalogStack({ DEMAND_DAYS: '10', SAFETY_FACTOR: '2', ORDER_COVER_DAYS: '20' });
  buy = purchasing(shop);
}, 60_000);
afterAll(() => shop.stop());

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('the ageing report puts every box in its band and shows boxes that can no longer be sold', async () => {
  const { id } = await shop.warehouse();
  // The last lens of a box is opened 870 days after the first one if it has thirty monthly lenses, and 150 days after
  // if it has six. The first lens is opened up to 30 days after the sale.
  const [six, thirty] = await Promise.all([shop.offer({}, 6), shop.offer({}, 30)]);
  await shop.receive(id, six.packId, [
    { quantity: 3, expiresOn: day(20), lotNumber: 'OLD' },
    { quantity: 5, expiresOn: day(181), lotNumber: 'GOOD' },
    { quantity: 7, expiresOn: day(1_000), lotNumber: 'NEW' },
  ]);
  await shop.receive(id, thirty.packId, [{ quantity: 2, expiresOn: day(300), lotNumber: 'LONG' }]);
  const report = async (query: string) =>
    (await shop.get(`/reports/stock-ageing?warehouseId=${id}${query}`, 'finance')).body;
  const { on, bands, data, nextCursor } = await report('');
  expect([on, nextCursor]).toEqual([day(0), null]);
  expect(
    bands.map(({ expiresWithin, boxes, tooOldBoxes }: Record<string, number | null>) => [
      expiresWithin,
      boxes,
      tooOldBoxes,
    ]),
  ).toEqual([
    [0, 0, 0],
    [30, 3, 3],
    [90, 0, 0],
    [180, 0, 0],
    [365, 7, 2],
    [null, 7, 0],
  ]);
  expect(data).toMatchObject([{ lotNumber: 'OLD', lastSaleOn: day(20 - 30 - 150 - 1), tooOld: true, available: 3 }]);
  const first = await report('&within=400&limit=2&count=true');
  const second = await report(`&within=400&limit=2&cursor=${first.nextCursor}`);
  const names = [...first.data, ...second.data].map((lot) => [lot.lotNumber, lot.tooOld]);
  expect([names, first.total, second.nextCursor]).toEqual([
    [
      ['OLD', true],
      ['GOOD', false],
      ['LONG', true],
    ],
    3,
    null,
  ]);
});

test('the ageing report adds up more boxes than an int4 holds', async () => {
  const [{ id }, { packId }] = await Promise.all([shop.warehouse(), shop.offer()]);
  const lots = ['A', 'B'].map((lotNumber) => ({ lotNumber, quantity: 1, expiresOn: day(1_000) }));
  await shop.receive(id, packId, lots);
  await shop.stack.admin.query('update catalog_inventory.lot set on_hand = 2000000000 where warehouse_id = $1', [id]);
  const { status, body } = await shop.get(`/reports/stock-ageing?warehouseId=${id}`, 'finance');
  expect([status, body.bands.at(-1)]).toEqual([200, { expiresWithin: null, lots: 2, boxes: 4e9, tooOldBoxes: 0 }]);
});

test('the low-stock report compares saleable boxes with the demand of the lead time and a safety stock', async () => {
  const [{ packId, lensId }, { id: warehouseId }] = await Promise.all([shop.offer(), shop.warehouse()]);
  const [lotId = ''] = await shop.receive(warehouseId, packId, [
    { quantity: 40 },
    { quantity: 9, expiresOn: day(100), lotNumber: 'TOO-OLD' },
  ]);
  const supplierId = await buy.supplierSelling([packId], { leadTimeDays: 4 });
  // In the ten days of demand, 3 boxes are shipped on each of two days, 2 on each of two other days, and none on the
  // other six. The mean is 10 / 10 = 1 box a day, and the sample variance is (26 - 10 · 1²) / 9. The 20 boxes were
  // shipped before that time.
  for (const [daysAgo, boxes] of [
    [1, 3],
    [2, 2],
    [9, 3],
    [10, 2],
    [11, 20],
  ] as const) {
    await shippedBefore(shop, lotId, boxes, daysAgo);
  }
  const low = async (query = '') =>
    (await shop.get(`/reports/low-stock?warehouseId=${warehouseId}${query}`, 'auditor')).body;
  const level = {
    ...{ packId, lensId, available: 10, onOrder: 0, shippedPerDay: 1, supplierId, leadTimeDays: 4 },
    reorderPoint: 10, // mean · lead time + 2 · deviation · √lead time = 1 · 4 + 2 · √(16 / 9) · √4 = 9.33
    orderQuantity: 20,
  };
  expect((await low('&count=true')).data).toMatchObject([level]);
  await buy.draft(supplierId, warehouseId, [{ packId, quantity: 5 }]);
  expect((await low()).data).toMatchObject([{ ...level, onOrder: 5, orderQuantity: 0 }]);
  expect((await low(`&supplierId=${supplierId}`)).data).toHaveLength(1);
  expect((await low(`&supplierId=${nextId()}`)).data).toEqual([]);
  await shop.receive(warehouseId, packId, [{ quantity: 1 }]);
  expect((await low()).data).toEqual([]);
});

test('both reports need an existing warehouse and a role that may read them', async () => {
  for (const report of ['stock-ageing', 'low-stock']) {
    expect(slugOf(await shop.get(`/reports/${report}?warehouseId=${nextId()}`, 'sales'))).toBe('warehouse.not-found');
    expect(slugOf(await shop.get(`/reports/${report}`, 'sales'))).toBe('request.invalid');
    expect((await shop.get(`/reports/${report}?warehouseId=${nextId()}`, 'customer')).status).toBe(403);
  }
});
