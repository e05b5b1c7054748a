// Tests over HTTP that people set minimum, reorder point and maximum of many lenses together, and that orders follow them.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SetLevel } from '@toric/contracts/catalog-inventory/purchasing/stock-level.http';
import { catalogStack, type CatalogStack, must, nextId } from '../catalog-stack.ts';
import { purchasing } from './purchasing-shop.ts';

let shop: CatalogStack;
let buy: ReturnType<typeof purchasing>;
beforeAll(async () => {
  shop = await catalogStack({ DEMAND_DAYS: '10', SAFETY_FACTOR: '0', ORDER_COVER_DAYS: '20' });
  buy = purchasing(shop);
}, 60_000);
afterAll(() => shop.stop());

type Listed = { data: SetLevel[] };
const NONE = { minimum: null, reorderPoint: null, maximum: null };

/** Returns a warehouse with three boxes of one lens, and functions that read and set its levels. */
async function stocked() {
  const { id: warehouseId } = await shop.warehouse();
  const { packId } = await shop.offer();
  await shop.receive(warehouseId, packId, [{ quantity: 3 }]);
  const { body: stock } = await shop.get(`/stock?warehouseId=${warehouseId}`, 'warehouse');
  const { productId, lensId } = stock.data[0];
  const levels = async () =>
    must<Listed>(await shop.get(`/stock-levels?warehouseId=${warehouseId}&productId=${productId}`, 'finance'), 200)
      .data;
  const row = (set: object, was: object = {}) => ({ packId, lensId, ...NONE, ...set, was: { ...NONE, ...was } });
  const set = (...rows: object[]) =>
    shop.change('put', '/stock-levels', { warehouseId, levels: rows }, '*', 'warehouse');
  return { warehouseId, packId, lensId, levels, row, set };
}
const pointers = ({ body }: { body: { errors?: { pointer: string }[] } }) => body.errors?.map(({ pointer }) => pointer);

test('a lens in stock is listed, and its levels are set, changed and taken away', async () => {
  const { packId, lensId, levels, row, set } = await stocked();
  expect(await levels()).toMatchObject([{ packId, lensId, onHand: 3, available: 3, ...NONE, setBy: null }]);
  expect((await set(row({ minimum: 5, maximum: 20 }))).body).toEqual({ changed: 1 });
  expect(await levels()).toMatchObject([{ minimum: 5, reorderPoint: null, maximum: 20 }]);
  const saw = { minimum: 5, maximum: 20 };
  expect((await set(row({ minimum: 5, maximum: 20 }, saw))).body).toEqual({ changed: 0 });
  expect((await set(row({}, saw))).body).toEqual({ changed: 1 });
  expect(await levels()).toMatchObject([{ ...NONE, setBy: null }]);
});

test('each wrong row is named, and nothing of the request is kept', async () => {
  const { packId, levels, row, set } = await stocked();
  const other = { ...row({ minimum: 1 }), lensId: nextId() };
  const refused = await set(row({ minimum: 5, maximum: 4 }), other, row({ minimum: 1 }));
  expect([refused.status, pointers(refused)]).toEqual([
    422,
    ['/levels/0/maximum', '/levels/1/lensId', '/levels/2/lensId'],
  ]);
  expect(pointers(await set(row({ minimum: 5 }, { minimum: 4 })))).toEqual(['/levels/0/minimum']);
  expect(await levels()).toMatchObject([{ packId, ...NONE }]);
  expect((await set()).status).toBe(400);
  expect((await set(row({ minimum: -1 }))).status).toBe(400);
  expect((await set(...Array.from({ length: 251 }, () => row({ minimum: 1 })))).status).toBe(400);
});

test('a lens that nobody bought is ordered up to its maximum once it is at its minimum', async () => {
  const { warehouseId, packId, row, set } = await stocked();
  await buy.supplierSelling([packId], { leadTimeDays: 5, priority: 1 });
  const propose = async () => (await shop.post('/replenishment/proposals', { warehouseId }, 'warehouse')).body.data;
  expect(await propose()).toEqual([]);
  await set(row({ minimum: 3, maximum: 12 }));
  expect(await propose()).toMatchObject([{ lines: [{ packId, available: 3, reorderPoint: 3, quantity: 9 }] }]);
  const { body } = await shop.get(`/reports/low-stock?warehouseId=${warehouseId}`, 'warehouse');
  expect(body.data).toMatchObject([{ packId, reorderPoint: 3, orderQuantity: 9 }]);
});

test('two people who set one level at once: the second one is told', async () => {
  const { row, set } = await stocked();
  const answers = await Promise.all([set(row({ minimum: 1 })), set(row({ minimum: 2 }))]);
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 422]);
});

test('only the warehouse sets levels, and only for a warehouse that exists', async () => {
  const { row, set, warehouseId } = await stocked();
  const body = { warehouseId, levels: [row({ minimum: 1 })] };
  expect((await shop.change('put', '/stock-levels', body, '*', 'finance')).status).toBe(403);
  const nowhere = { ...body, warehouseId: nextId() };
  expect((await shop.change('put', '/stock-levels', nowhere, '*', 'warehouse')).status).toBe(404);
  expect((await set(row({ minimum: 1 }))).status).toBe(200);
});
