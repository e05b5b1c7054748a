import { expect, test } from '@jest/globals';
import { runInterleaved } from './interleaved.ts';

test('the workloads are interleaved in alternating order, and each keeps its own repeats in order', async () => {
  const order: string[] = [];
  const workload = (what: string) => ({
    ...{ what, clients: 8 },
    run: async () => {
      order.push(what);
      return { done: order.length, perSecond: order.length, p50: 1, p99: 2, failed: 0 };
    },
  });
  const loads = await runInterleaved([workload('floor'), workload('system')], { repeats: 2, say: () => undefined });
  expect(order).toEqual(['floor', 'system', 'system', 'floor']);
  expect(loads.map(({ what, repeats }) => [what, ...repeats.map(({ done }) => done)])).toEqual([
    ['floor', 1, 4],
    ['system', 2, 3],
  ]);
});
