// Tests the status of a parcel after news in any order, and the boxes that fit into a parcel.
import { describe, expect, test } from '@jest/globals';
import type { ParcelNews } from '@toric/contracts/order/parcels/parcel';
import { assertCancellable, contentsOf, fits, isPackable, type News, standingOf } from './parcel.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 10, 21, hour));
const news = (kind: ParcelNews, hour: number, code: string = kind): News => ({ kind, code, at: at(hour) });

/** Returns all permutations of the items. */
function orders<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

describe('the news of a parcel', () => {
  test('make the same of it in every order in which they come', () => {
    const all = [news('announced', 1), news('moving', 2), news('carrier-delay', 3), news('moving', 4), news('lost', 5)];
    const standings = new Set(orders(all).map((some) => JSON.stringify(standingOf(some))));
    expect([...standings].map((one) => JSON.parse(one))).toEqual([
      { status: 'lost', delay: null, lastNewsAt: at(5).toISOString(), deliveredAt: null },
    ]);
  });

  test('say nothing if the carrier only knows of the parcel, or uses a code that nobody knows', () => {
    expect(standingOf([])).toBeUndefined();
    expect(standingOf([news('announced', 1), news('unknown', 2, 'X17')])).toBeUndefined();
  });

  test('a parcel that was lost and then moves is found again', () => {
    expect(standingOf([news('lost', 3), news('moving', 5)])).toMatchObject({ status: 'in-transit', delay: null });
  });

  test('a delivery stays a delivery when a scan of an earlier place comes late, and ends with a way back', () => {
    const delivered = [news('delivered', 9), news('moving', 10)];
    expect(standingOf(delivered)).toMatchObject({ status: 'delivered', deliveredAt: at(9) });
    expect(standingOf([...delivered, news('returning', 12)])).toMatchObject({ status: 'returned', deliveredAt: null });
  });

  test('of news at one instant the delivery counts', () => {
    const both = [news('delivered', 9), news('out-for-delivery', 9)];
    for (const some of orders(both)) expect(standingOf(some)).toMatchObject({ status: 'delivered' });
  });

  test.each([
    ['attempt-failed', 'attempt-failed'],
    ['damaged', 'damaged'],
    ['carrier-delay', 'carrier-delay'],
  ] as const)('%s makes it late, with its reason', (kind, delay) => {
    expect(standingOf([news('moving', 1), news(kind, 2)])).toMatchObject({ status: 'delayed', delay });
  });
});

describe('what is in a parcel', () => {
  const ordered = [
    { id: 'right', quantity: 2 },
    { id: 'left', quantity: 1 },
  ];

  test('one parcel for two eyes holds the whole order', () => {
    expect(contentsOf(ordered, [], undefined)).toEqual([]);
    expect(
      contentsOf(
        ordered,
        [],
        [
          { lineId: 'right', quantity: 2 },
          { lineId: 'left', quantity: 1 },
        ],
      ),
    ).toEqual([]);
  });

  test('a second parcel holds what the first one left', () => {
    const first = [{ lineId: 'right', quantity: 1 }];
    expect(contentsOf(ordered, [first], undefined)).toEqual([
      { lineId: 'right', quantity: 1 },
      { lineId: 'left', quantity: 1 },
    ]);
  });

  test.each([
    ['a line of another order', [], [{ lineId: 'other', quantity: 1 }]],
    ['more than was ordered', [], [{ lineId: 'left', quantity: 2 }]],
    ['more than is left', [[{ lineId: 'left', quantity: 1 }]], [{ lineId: 'left', quantity: 1 }]],
    ['anything beside a parcel with the whole order', [[]], [{ lineId: 'left', quantity: 1 }]],
  ])('%s is refused', (_, held, wanted) => {
    expect(() => contentsOf(ordered, held, wanted)).toThrow('A line does not belong to this order');
    expect(fits(ordered, held, wanted)).toBe(false);
  });

  test('boxes that were packed fit while they are of the order and in no other parcel', () => {
    expect(fits(ordered, [], [{ lineId: 'right', quantity: 2 }])).toBe(true);
    expect(fits(ordered, [[{ lineId: 'right', quantity: 1 }]], [{ lineId: 'right', quantity: 2 }])).toBe(false);
  });

  test('an order that has left before its packing was heard of is not packed any more', () => {
    expect(['confirmed', 'part-shipped', 'shipping', 'shipped', 'cancelled'].filter(isPackable)).toEqual([
      'confirmed',
      'part-shipped',
    ]);
  });
});

test('what the carrier has can no longer be cancelled', () => {
  expect(() => assertCancellable('labelled')).not.toThrow();
  for (const status of ['handed-over', 'in-transit', 'delivered', 'cancelled'] as const)
    expect(() => assertCancellable(status)).toThrow(status);
});
