import { expect, test } from '@jest/globals';
import { median, oneAfterTheOther, percentile } from './stats.ts';

test('a percentile is a value that did occur, whatever the order', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([0.5, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 99, 100]);
  expect([percentile([7], 0.01), percentile([7], 0.99), percentile([], 0.5)]).toEqual([7, 7, 0]);
});

test('p99 of few is the slowest of them', () => {
  expect(percentile([3, 1, 2], 0.99)).toBe(3);
});

test('the median is in the middle, between two if need be', () => {
  expect([median([9, 1, 5]), median([4, 1, 3, 2]), median([8]), median([])]).toEqual([5, 2.5, 8, 0]);
});

test('the floor of an order adds the times of its parts', () => {
  // 5,200 commits a second are 743 orders of seven, 22,600 messages are 2,825 orders of eight
  expect(oneAfterTheOther(5_200 / 7, 22_600 / 8)).toBeCloseTo(588, 0);
  expect(oneAfterTheOther(100, 100)).toBe(50);
  expect(oneAfterTheOther(100, 0)).toBe(0);
});
