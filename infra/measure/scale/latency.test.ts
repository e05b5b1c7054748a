import { expect, test } from '@jest/globals';
import { type Compared, isWithinBound, latencyOf, quantile, ratioOf, tableOf } from './latency.ts';

const to = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const compared = (small: number, large: number): Compared => ({
  name: 'orders',
  small: { asked: 100, p50: 1, p99: small },
  large: { asked: 100, p50: 1, p99: large },
  first: { asked: 100, p50: 1, p99: 9 },
  rows: [25, 25],
});

test('a quantile is a measured time: the p99 of a hundred is the 99th', () => {
  expect([quantile(to(100), 0.99), quantile(to(100), 0.5), quantile([7], 0.99), quantile([], 0.5)]).toEqual([
    99,
    50,
    7,
    Number.NaN,
  ]);
  expect(latencyOf(to(200).reverse())).toEqual({ asked: 200, p50: 100, p99: 198 });
});

test('a ratio of 1.5 is within the bound, and a larger one is not', () => {
  expect([ratioOf(compared(2, 3)), isWithinBound(compared(2, 3)), isWithinBound(compared(2, 3.01))]).toEqual([
    1.5,
    true,
    false,
  ]);
});

test('a bound in ms counts in place of the ratio', () => {
  const slow = { ...compared(2, 90), mostMs: 150 };
  expect([isWithinBound(slow), isWithinBound({ ...slow, mostMs: 80 })]).toEqual([true, false]);
  expect(tableOf([slow])).toContain('| 45.00 | yes (≤ 150 ms) |');
});

test('the table marks the requests beyond the bound', () => {
  const [, , kept, broken] = tableOf([compared(2, 3), compared(2, 4)]).split('\n');
  expect(kept).toBe('| orders | 25 | 1.0 | 1.0 | 2.0 | 3.0 | 1.50 | yes | 9.0 |');
  expect(broken).toContain('| 2.00 | **no** |');
});
