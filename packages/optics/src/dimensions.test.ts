// Tests the conversion of parameters into hundredths, and the order of values. Compiled matrices and lens ids depend on
// both.
import { expect, test } from '@jest/globals';
import { LensParameters } from '@toric/contracts/lens';
import { compareValues, DIMENSIONS, toExactHundredths, toHundredths, toParameters } from './dimensions.ts';

test('every parameter of the contract is a dimension', () => {
  expect([...DIMENSIONS].sort()).toEqual(Object.keys(LensParameters.shape).sort());
});

test('numbers become whole hundredths, and toExactHundredths returns NaN for a number between two of them', () => {
  expect([8.6, -2.25, 180].map(toHundredths)).toEqual([860, -225, 18000]);
  expect(['LOW', undefined].map(toHundredths)).toEqual(['LOW', undefined]);
  expect([8.5 + 0.1, 8.604, 1.005].map(toExactHundredths)).toEqual([860, Number.NaN, Number.NaN]);
});

test('a row converts back into the parameters from which it was made', () => {
  const lens: LensParameters = { baseCurve: 8.6, diameter: 14.2, sphere: -2.25, add: 'LOW', colour: 'Blue' };
  expect(toParameters(DIMENSIONS.map((dimension) => toHundredths(lens[dimension])))).toStrictEqual(lens);
});

test('values sort as undefined, then numbers, then words', () => {
  expect(['b', 150, 'a', -75].sort(compareValues)).toEqual([-75, 150, 'a', 'b']);
  expect([compareValues(undefined, -75), compareValues('a', undefined)]).toEqual([-1, 1]);
});
