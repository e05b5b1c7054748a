// Tests the bounds of a lens's parameters: powers with two decimals at the most, axes from 1 to 180, no unknown field.
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
  [{ sphere: -2.305 }],
  [{ sphere: 50.25 }],
  [{ baseCurve: 0.87 }],
  [{ diameter: 5.9 }],
  [{ diameter: 141 }],
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
