/** Years of deliveries and orders: what plain first-expired-first-out wastes, and what ours does. Figures in the README. */
import { describe, expect, test } from '@jest/globals';
import { plainFefo, simulate, wasteOf, type World } from '../../test/stock/waste.ts';
import { allocate } from './stock.ts';

const usual: World = {
  // as many days a week as DAILIES_WORN_A_WEEK counts on, or more
  habits: [
    [7, 6],
    [6, 1],
    [5, 3],
  ],
  shortDated: [210, 400],
};

describe('three years of twelve articles', () => {
  const years = 3;
  const plain = simulate(plainFefo, usual, years);
  const ours = simulate(allocate, usual, years);

  test('no lens is opened after it expired, nor thrown away by its customer; plainly handed out, some are', () => {
    expect(ours).toMatchObject({ openedAfterExpiry: 0, discarded: 0 });
    expect(plain).toMatchObject({ openedAfterExpiry: 5_528, discarded: 6_530 });
  });

  test('less is wasted in all, the shelf included, of the same deliveries', () => {
    expect([wasteOf(ours), wasteOf(plain)]).toEqual([1_350, 12_058]);
    expect(ours.worn + wasteOf(ours)).toBe(plain.worn + wasteOf(plain));
  });

  test('hardly an order more is refused', () => {
    expect(ours.ordersServed + ours.ordersRefused).toBe(plain.ordersServed + plain.ordersRefused);
    expect(ours.ordersServed).toBeGreaterThan(plain.ordersServed * 0.99);
  });
});

test('dailies worn more seldom than anybody counts on: some are opened too late, far fewer than plainly', () => {
  const seldom: World = { ...usual, habits: [[3, 1]] };
  const [plain, ours] = [simulate(plainFefo, seldom, 1), simulate(allocate, seldom, 1)];
  expect(ours.openedAfterExpiry).toBeLessThan(0.7 * plain.openedAfterExpiry);
  expect(wasteOf(ours)).toBeLessThan(0.7 * wasteOf(plain));
});

test('lots that come too old for one box in time stay on the shelf, where the shop sees them', () => {
  const clearance: World = { ...usual, shortDated: [120, 360] };
  const ours = simulate(allocate, clearance, 1);
  expect(ours).toMatchObject({ openedAfterExpiry: 0, discarded: 0 });
  expect(ours.expiredOnTheShelf).toBeGreaterThan(simulate(allocate, usual, 1).expiredOnTheShelf);
});
