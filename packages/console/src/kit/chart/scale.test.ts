import { expect, test } from '@jest/globals';
import { pointsOf, roundTop } from './scale.ts';

test('the axis ends at a round number above all values', () => {
  expect([0, 1, 3, 7, 12, 26, 480, 1_001].map(roundTop)).toEqual([1, 1, 5, 10, 20, 50, 500, 2_000]);
});

test('a line goes from edge to edge', () => {
  expect(pointsOf([0, 50, 100], { width: 100, height: 40, top: 100 })).toBe('0,40 50,20 100,0');
  expect(pointsOf([-5, 200], { width: 100, height: 40, top: 100 })).toBe('0,40 100,0');
  expect(pointsOf([10], { width: 100, height: 40, top: 10 })).toBe('0,0');
});
