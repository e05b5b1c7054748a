import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { isSteady, warmUp } from './warm-up.ts';

const { signal } = new AbortController();

test('a rate is steady if the last three chunks differ by at most a tenth', () => {
  expect(isSteady([20, 60, 95, 100, 98])).toBe(true);
  expect(isSteady([95, 100, 89])).toBe(false);
  expect(isSteady([100, 100])).toBe(false);
  expect(isSteady([0, 0, 0])).toBe(false);
});

test('a warm-up without a successful request is an error', async () => {
  const act = async () => {
    await delay(50);
    throw new Error('503');
  };
  await expect(warmUp({ what: 'orders', clients: 1, act, signal, atLeast: 1, atMostSeconds: 9 })).rejects.toThrow(
    /orders: no request.*503/,
  );
});
