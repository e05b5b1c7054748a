import { expect, test } from '@jest/globals';
import { median, rateInSeries, percentile } from './stats.ts';

test('a percentile is a measured value, independent of the order of the values', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([0.5, 0.99, 1].map((share) => percentile(hundred, share))).toEqual([50, 99, 100]);
  expect([percentile([7], 0.01), percentile([7], 0.99), percentile([], 0.5)]).toEqual([7, 7, 0]);
});

test('the p99 of few values is the largest one', () => {
  expect(percentile([3, 1, 2], 0.99)).toBe(3);
});

test('the median is the middle value, or the mean of the two middle values', () => {
  expect([median([9, 1, 5]), median([4, 1, 3, 2]), median([8]), median([])]).toEqual([5, 2.5, 8, 0]);
});

test('the times of two steps in series add up', () => {
  // 5,200 commits per second are 743 orders with seven commits each; 22,600 messages per second are 2,825 orders with
  // eight messages each
  expect(rateInSeries(5_200 / 7, 22_600 / 8)).toBeCloseTo(588, 0);
  expect(rateInSeries(100, 100)).toBe(50);
  expect(rateInSeries(100, 0)).toBe(0);
});
