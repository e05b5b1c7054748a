// Tests the subscriber release-stock: an order's boxes are freed once, also if the command comes twice or out of order.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { catalogStack, order, reasonOf, messageName, type CatalogStack } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

test('a repeat frees the boxes once and gets the same answer, and a later reserve is refused', async () => {
  const lens = await shop.stocked(2);
  const [wanted, other] = [order(lens), order(lens)];
  await shop.reserve(wanted, other);
  expect((await shop.release(wanted, wanted)).map(messageName)).toEqual(['stock-released', 'stock-released']);
  expect((await shop.release(wanted)).map(messageName)).toEqual(['stock-released']);
  expect(reasonOf((await shop.reserve(wanted))[0])).toBe('stock.released');
  expect(await shop.levels(lens.packId)).toEqual([[2, 1]]);
});

test('a release before the reserve is answered, and again if it is repeated; no box is held', async () => {
  const lens = await shop.stocked(1);
  const wanted = order(lens);
  expect((await shop.release(wanted)).map(messageName)).toEqual(['stock-released']);
  expect((await shop.reserve(wanted)).map(messageName)).toEqual(['stock-refused']);
  expect((await shop.release(wanted, wanted)).map(messageName)).toEqual(['stock-released', 'stock-released']);
  expect(await shop.levels(lens.packId)).toEqual([[1, 0]]);
});

test('a release after the shipment changes nothing and emits nothing', async () => {
  const lens = await shop.stocked(2);
  const wanted = order(lens, 2);
  await shop.reserve(wanted);
  await shop.ship(wanted);
  expect(await shop.release(wanted)).toEqual([]);
  expect((await shop.reserve(wanted)).map(messageName)).toEqual(['stock-reserved']);
  expect(await shop.levels(lens.packId)).toEqual([[0, 0]]);
});

test('a refused order that is released keeps the reason of its refusal', async () => {
  const wanted = order(await shop.offer());
  await shop.reserve(wanted);
  expect((await shop.release(wanted)).map(messageName)).toEqual(['stock-released']);
  expect(reasonOf((await shop.reserve(wanted))[0])).toBe('stock.sold-out');
});
