import { expect, test } from '@jest/globals';
import { exchangeOf, RETRY_TIERS_MS, retryRoutingKey, tierFor } from './topology.ts';

test('cycles climb the tiers in pairs, and chance decides within a pair', () => {
  const cycles = [1, 2, 3, 4, 5, 6];
  expect(cycles.map((attempt) => tierFor(attempt, 0))).toEqual([5_000, 5_000, 30_000, 30_000, 300_000, 300_000]);
  expect(cycles.map((attempt) => tierFor(attempt, 0.99))).toEqual([7_000, 7_000, 45_000, 45_000, 480_000, 480_000]);
});

test('every attempt gets a tier that exists', () => {
  for (const attempt of [0, 1, 7, 100]) expect(RETRY_TIERS_MS).toContain(tierFor(attempt));
  expect(tierFor(100, 0)).toBe(300_000);
});

test('six cycles take between eleven and eighteen minutes', () => {
  const minutes = (random: number) =>
    [1, 2, 3, 4, 5, 6].reduce((sum, attempt) => sum + tierFor(attempt, random), 0) / 60_000;
  expect(minutes(0)).toBeCloseTo(11.2, 1);
  expect(minutes(0.5)).toBeCloseTo(17.7, 1);
});

test('an event goes to the events exchange of its owner, a command to the commands exchange of its owner', () => {
  expect(exchangeOf({ kind: 'event', owner: 'order' })).toBe('order.events');
  expect(exchangeOf({ kind: 'command', owner: 'payment' })).toBe('payment.commands');
});

test('a retry routing key is the tier, then the queue', () => {
  expect(retryRoutingKey('order.project-offer', 5_000)).toBe('5000.order.project-offer');
});
