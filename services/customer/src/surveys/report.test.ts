import { expect, test } from '@jest/globals';
import { csatOf, npsOf, shareOf } from './report.ts';

const counts = (...scores: number[]) => {
  const all = new Map<number, number>();
  for (const score of scores) all.set(score, (all.get(score) ?? 0) + 1);
  return all;
};

test('the Net Promoter Score is the share of 9 and 10 less that of 0 to 6', () => {
  expect(npsOf(counts(10, 9, 8, 7, 6))).toEqual({ answers: 5, promoters: 2, passives: 2, detractors: 1, score: 20 });
  expect(npsOf(counts(10, 9)).score).toBe(100);
  expect(npsOf(counts(0, 6)).score).toBe(-100);
  expect(npsOf(counts(7, 8)).score).toBe(0);
  expect(npsOf(counts(9, 7, 6)).score).toBe(0);
  expect(npsOf(counts(10, 10, 0)).score).toBe(33.3);
});

test('without an answer there is no score', () => {
  expect(npsOf(counts())).toEqual({ answers: 0, promoters: 0, passives: 0, detractors: 0, score: null });
  expect(csatOf(counts())).toEqual({ answers: 0, satisfied: 0, share: null, mean: null });
  expect(shareOf(0, 0)).toBeNull();
});

test('the satisfied are those who gave 4 or 5', () => {
  expect(csatOf(counts(5, 4, 3, 1))).toEqual({ answers: 4, satisfied: 2, share: 50, mean: 3.3 });
});
