/**
 * Simulates years of deliveries and orders. Compares the waste of `allocate` with the waste of plain FEFO (first
 * expired, first out). The service's README shows the figures.
 */
import { describe, expect, test } from '@jest/globals';
import { plainFefo, simulate, wasteOf, type World } from '../../test/stock/waste.ts';
import { allocate } from './stock.ts';

const usual: World = {
  // Each pair holds the number of days a week on which a wearer wears dailies, and the weight of this habit. No wearer
  // wears them on fewer days than DAILIES_WORN_A_WEEK.
  habits: [
    [7, 6],
    [6, 1],
    [5, 3],
  ],
  shortDated: [210, 400],
};

describe('in three years of twelve articles', () => {
  const years = 3;
  const plain = simulate(plainFefo, usual, years);
  const ours = simulate(allocate, usual, years);

  test('no lens is opened after it expired or thrown away by its customer, as happens with plain FEFO', () => {
    expect(ours).toMatchObject({ openedAfterExpiry: 0, discarded: 0 });
    expect(plain).toMatchObject({ openedAfterExpiry: 5_528, discarded: 6_530 });
  });

  test('fewer lenses of the same deliveries are wasted in all, the shelf included', () => {
    expect([wasteOf(ours), wasteOf(plain)]).toEqual([1_350, 12_058]);
    expect(ours.worn + wasteOf(ours)).toBe(plain.worn + wasteOf(plain));
  });

  test('less than one per cent fewer orders are served', () => {
    expect(ours.ordersServed + ours.ordersRefused).toBe(plain.ordersServed + plain.ordersRefused);
    expect(ours.ordersServed).toBeGreaterThan(plain.ordersServed * 0.99);
  });
});

test('if dailies are worn on fewer days than assumed, some are opened too late, but far fewer than with plain FEFO', () => {
  const seldom: World = { ...usual, habits: [[3, 1]] };
  const [plain, ours] = [simulate(plainFefo, seldom, 1), simulate(allocate, seldom, 1)];
  expect(ours.openedAfterExpiry).toBeLessThan(0.7 * plain.openedAfterExpiry);
  expect(wasteOf(ours)).toBeLessThan(0.7 * wasteOf(plain));
});

test('lots that are too old for any sale when they arrive stay on the shelf, where the shop sees them', () => {
  const clearance: World = { ...usual, shortDated: [120, 360] };
  const ours = simulate(allocate, clearance, 1);
  expect(ours).toMatchObject({ openedAfterExpiry: 0, discarded: 0 });
  expect(ours.expiredOnTheShelf).toBeGreaterThan(simulate(allocate, usual, 1).expiredOnTheShelf);
});
