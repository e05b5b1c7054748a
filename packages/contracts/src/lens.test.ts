// Tests the bounds of a lens's parameters: powers in steps of 0.25, axes from 1 to 180, no unknown field.
import { expect, test } from '@jest/globals';
import { LensParameters, Market } from './lens.ts';

const sphere = { baseCurve: 8.6, diameter: 14.2, sphere: -2.25 };
const ok = (change: object) => LensParameters.safeParse({ ...sphere, ...change }).success;

test('takes spheres, torics and multifocals', () => {
  const toric = { cylinder: -1.25, axis: 180 };
  expect([ok({}), ok(toric), ok({ add: 'HIGH', dominance: 'N' }), ok({ add: 2.25 }), ok({ colour: 'Honey' })]).toEqual(
    Array.from({ length: 5 }, () => true),
  );
});

test.each([
  [{ sphere: -2.3 }],
  [{ sphere: 30.25 }],
  [{ baseCurve: 6.9 }],
  [{ diameter: 17.1 }],
  [{ cylinder: 0.75 }],
  [{ cylinder: 0 }],
  [{ axis: 0 }],
  [{ axis: 181 }],
  [{ axis: 90.5 }],
  [{ add: 'VERY HIGH' }],
  [{ dominance: 'X' }],
  [{ power: -2 }],
])('refuses %j', (change) => {
  expect(ok(change)).toBe(false);
});

test('a market is two capital letters', () => {
  expect(['US', 'us', 'USA'].map((market) => Market.safeParse(market).success)).toEqual([true, false, false]);
});
