import { expect, test } from '@jest/globals';
import { inTurns } from './interleaved.ts';

test('the lines take turns, and each keeps its own repeats in order', async () => {
  const order: string[] = [];
  const line = (what: string) => ({
    ...{ what, clients: 8 },
    run: async () => {
      order.push(what);
      return { done: order.length, perSecond: order.length, p50: 1, p99: 2, failed: 0 };
    },
  });
  const loads = await inTurns([line('floor'), line('system')], { repeats: 2, say: () => undefined });
  expect(order).toEqual(['floor', 'system', 'floor', 'system']);
  expect(loads.map(({ what, repeats }) => [what, ...repeats.map(({ done }) => done)])).toEqual([
    ['floor', 1, 3],
    ['system', 2, 4],
  ]);
});
