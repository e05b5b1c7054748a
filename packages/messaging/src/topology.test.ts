import { expect, test } from '@jest/globals';
import { exchangeOf, RETRY_TIERS_MS, retryRoutingKey, tierFor } from './topology.ts';

test('cycles climb the tiers in pairs, and the coin decides within a pair', () => {
  const cycles = [1, 2, 3, 4, 5, 6];
  expect(cycles.map((attempt) => tierFor(attempt, 0))).toEqual([5_000, 5_000, 30_000, 30_000, 300_000, 300_000]);
  expect(cycles.map((attempt) => tierFor(attempt, 0.99))).toEqual([7_000, 7_000, 45_000, 45_000, 480_000, 480_000]);
});

test('whatever the attempt, the tier is one that exists', () => {
  for (const attempt of [0, 1, 7, 100]) expect(RETRY_TIERS_MS).toContain(tierFor(attempt));
  expect(tierFor(100, 0)).toBe(300_000);
});

test('six cycles take between eleven and eighteen minutes', () => {
  const minutes = (random: number) =>
    [1, 2, 3, 4, 5, 6].reduce((sum, attempt) => sum + tierFor(attempt, random), 0) / 60_000;
  expect(minutes(0)).toBeCloseTo(11.2, 1);
  expect(minutes(0.5)).toBeCloseTo(17.7, 1);
});

test('an event goes out by its owner’s events, a command by the commands of whom it orders', () => {
  expect(exchangeOf({ kind: 'event', owner: 'order' })).toBe('order.events');
  expect(exchangeOf({ kind: 'command', owner: 'payment' })).toBe('payment.commands');
});

test('the way back names the tier first and the queue after it', () => {
  expect(retryRoutingKey('order.project-offer', 5_000)).toBe('5000.order.project-offer');
});
