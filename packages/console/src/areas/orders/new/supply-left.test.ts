// Tests that an order for more lenses than may be supplied is stopped before it is placed.
import { expect, test } from '@jest/globals';
import { EMPTY } from './draft.ts';
import { tooMuch } from './supply-left.ts';

const eye = { isOrdered: true, productId: 'p', packId: 'k', lens: null, prescriptionId: 'rx' };
const draft = (quantity: number) => ({ ...EMPTY, left: { ...eye, quantity } });
const known = (daysLeft: number) => [{ id: 'rx', lenses: [{ eye: 'left' as const, productId: 'p', daysLeft }] }];
const lines = [{ packId: 'k', boxDays: 180 }] as Parameters<typeof tooMuch>[2];

test('the last box may exceed the days that are left, and no box more', () => {
  expect([1, 2, 3, 4].map((quantity) => tooMuch(draft(quantity), known(365), lines))).toEqual([
    ...[undefined, undefined, undefined],
    { eye: 'left', most: 3 },
  ]);
  expect(tooMuch(draft(1), known(0), lines)).toEqual({ eye: 'left', most: 0 });
});

test('nothing is said while the prescription or the pack is not known, or the eye is not ordered', () => {
  expect(tooMuch(draft(9), [], lines)).toBeUndefined();
  expect(tooMuch(draft(9), known(10), [])).toBeUndefined();
  expect(tooMuch({ ...EMPTY, left: { ...eye, isOrdered: false, quantity: 9 } }, known(10), lines)).toBeUndefined();
});
