import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { isSteady, warmUp } from './warm-up.ts';

const { signal } = new AbortController();

test('steady is when the last three chunks are within a tenth of each other', () => {
  expect(isSteady([20, 60, 95, 100, 98])).toBe(true);
  expect(isSteady([95, 100, 89])).toBe(false);
  expect(isSteady([100, 100])).toBe(false);
  expect(isSteady([0, 0, 0])).toBe(false);
});

test('a system that does nothing is no system to measure', async () => {
  const act = async () => {
    await delay(50);
    throw new Error('503');
  };
  await expect(warmUp({ what: 'orders', clients: 1, act, signal, atLeast: 1, atMostSeconds: 9 })).rejects.toThrow(
    /orders: nothing.*503/,
  );
});
