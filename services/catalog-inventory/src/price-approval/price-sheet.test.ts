// Tests which cells of a price sheet are changes, and which cells are refused, each with a JSON pointer to it.
import { expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { requireSheetWithinLimits, sheetChanges } from './price-sheet.ts';

const us = { market: 'US', currency: 'USD', amount: 6_400, taxRate: 0 };
const packs = [{ id: 'pack', productId: 'product', size: 6, prices: [us] }];
const { market: _, ...was } = us;
const cell = (more: object = {}) => ({ packId: 'pack', ...us, was, ...more });

/** Returns the JSON pointers of the errors with which the call is refused. */
function refused(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof BusinessError) return [error.slug, ...error.errors.map(({ pointer }) => pointer)];
    throw error;
  }
  return [];
}

test('a cell with another price is a change, and one with the present price is none', () => {
  expect(sheetChanges([cell({ amount: 6_600 }), cell({ market: 'CA', was: null })], packs)).toMatchObject([
    {
      productId: 'product',
      packId: 'pack',
      market: 'US',
      before: { amount: 6_400 },
      after: { amount: 6_600, packSize: 6 },
    },
    { market: 'CA', before: null, after: { amount: 6_400 }, index: 1 },
  ]);
  expect(sheetChanges([cell()], packs)).toEqual([]);
});

test('each wrong cell has an error at its place', () => {
  const wrong = [cell({ packId: 'other' }), cell({ amount: 1 }), cell({ amount: 2 }), cell({ market: 'CA' })];
  expect(refused(() => sheetChanges(wrong, packs))).toEqual([
    ...['price-sheet.invalid', '/prices/0/packId', '/prices/2/market', '/prices/3/amount'],
  ]);
  const stale = [cell({ amount: 1, was: { ...was, amount: 6_300 } }), cell({ market: 'GB', was: null, amount: 1 })];
  expect(refused(() => sheetChanges(stale, packs))).toEqual(['price-sheet.invalid', '/prices/0/amount']);
});

test('prices that need a second person are refused at their cells, and the others are not named', () => {
  const floor = {
    ...{ id: 'floor', market: 'US', currency: 'USD', amount: 1_000, share: 7_000 },
    ...{ reason: 'Opening', setBy: 'finance', createdAt: new Date(0) },
  };
  const past = [{ packId: 'pack', market: 'US', value: { packSize: 6, ...was } }];
  const changes = sheetChanges([cell({ market: 'CA', was: null }), cell({ amount: 100 })], packs);
  expect(refused(() => requireSheetWithinLimits(changes, { by: 'sales', floors: [floor], past }))).toEqual([
    ...['price.needs-approval', '/prices/0/amount', '/prices/1/amount'],
  ]);
  const raise = sheetChanges([cell({ amount: 7_000 })], packs);
  expect(refused(() => requireSheetWithinLimits(raise, { by: 'sales', floors: [floor], past }))).toEqual([]);
});
