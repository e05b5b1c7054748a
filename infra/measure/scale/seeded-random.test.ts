import { describe, expect, test } from '@jest/globals';
import { randomBelow, randomStream } from './seeded-random.ts';

describe('a random stream', () => {
  test('depends only on the seed, the purpose and the number', () => {
    const first = (seed: number, purpose: number, n: number) => randomStream(seed, purpose, n)();
    expect(first(1, 2, 3)).toBe(first(1, 2, 3));
    expect(new Set([first(1, 2, 3), first(2, 2, 3), first(1, 3, 3), first(1, 2, 4)]).size).toBe(4);
  });

  test('is evenly distributed over neighbouring numbers, and a skew favours low numbers', () => {
    const tenths = Array(10).fill(0);
    for (let n = 0; n < 10_000; n += 1) tenths[randomBelow(randomStream(7, 1, n), 10)] += 1;
    expect(Math.min(...tenths)).toBeGreaterThan(900);
    expect(Math.max(...tenths)).toBeLessThan(1_100);
    const low = Array.from({ length: 1_000 }, (_, n) => randomBelow(randomStream(7, 2, n), 100, 2)).filter(
      (value) => value < 25,
    );
    expect(low.length).toBeGreaterThan(450);
  });
});
