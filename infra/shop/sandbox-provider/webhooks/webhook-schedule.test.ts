// Tests the retry schedule, the shuffle and the work pool of webhook delivery.
import { expect, test } from '@jest/globals';
import { retryDelay, shuffled } from './webhook-schedule.ts';
import { createWorkPool } from './work-pool.ts';

test('retries start after a second, their delays never shrink, and they end after three days', () => {
  const delays: number[] = [];
  for (let delay = retryDelay(1); delay !== undefined; delay = retryDelay(delays.length + 1)) delays.push(delay);
  expect(delays.slice(0, 4)).toEqual([1_000, 5_000, 30_000, 120_000]);
  expect(delays).toEqual(delays.toSorted((a, b) => a - b));
  const hours = delays.reduce((sum, delay) => sum + delay, 0) / 3_600_000;
  expect(hours).toBeGreaterThan(71);
  expect(hours).toBeLessThanOrEqual(72);
});

test('shuffled keeps every item and uses the given random numbers', () => {
  const chances = [0.9, 0.1, 0.5];
  expect(shuffled(['a', 'b', 'c'], () => chances.shift() ?? 0)).toEqual(['b', 'c', 'a']);
});

test('the pool keeps the order, limits concurrent work, and drains', async () => {
  const started: number[] = [];
  const finish: (() => void)[] = [];
  const pool = createWorkPool<number>(2, (item) => {
    started.push(item);
    return new Promise((resolve) => finish.push(resolve));
  });
  pool.add([1, 2, 3, 4]);
  expect(started).toEqual([1, 2]);
  finish[0]?.();
  await new Promise(setImmediate);
  expect(started).toEqual([1, 2, 3]);
  expect(pool.status()).toEqual({ ready: 1, active: 2 });
  const drained = pool.drain();
  for (const end of finish) end();
  await drained;
  expect(started).toEqual([1, 2, 3]);
});

test('the pool passes 5,000 items through in order', async () => {
  const done: number[] = [];
  const pool = createWorkPool<number>(1, async (item) => void done.push(item));
  pool.add(Array.from({ length: 5_000 }, (_, index) => index));
  while (pool.status().active > 0) await new Promise(setImmediate);
  expect(done).toHaveLength(5_000);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
});
