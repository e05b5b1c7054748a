// Tests the subscriber ship-stock: an order's boxes leave the stock once, also if the command comes twice or out of
// order.
// test/recall/quarantine.int.test.ts tests the replacement of boxes in quarantine.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { catalogStack, order, messageName, type CatalogStack } from '../catalog-stack.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

test('a repeat ships the boxes once and gets the same answer', async () => {
  const lens = await shop.stocked(2);
  const wanted = order(lens, 2);
  await shop.reserve(wanted);
  const [first, again] = await shop.ship(wanted, wanted);
  const [later] = await shop.ship(wanted);
  expect(first && messageName(first)).toBe('stock-shipped');
  expect([again?.data, later?.data]).toEqual([first?.data, first?.data]);
  expect(await shop.levels(lens.packId)).toEqual([[0, 0]]);
});

test('an order that holds nothing, or was never reserved, fails its whole batch', async () => {
  const lens = await shop.stocked(3);
  const [held, released] = [order(lens), order(lens)];
  await shop.reserve(held, released);
  await shop.release(released);
  await expect(shop.ship(held, released)).rejects.toThrow(/holds no stock to ship \(released\)/);
  await expect(shop.ship(order(lens))).rejects.toThrow(/never reserved/);
  expect(await shop.levels(lens.packId)).toEqual([[3, 1]]);
});
