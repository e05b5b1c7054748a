import { expect, test } from '@jest/globals';
import { shareOfFloor } from './share-of-floor.ts';
import { WORKLOADS } from './titles.ts';
import type { Load } from './run.ts';

const load = (what: string, ...perSecond: readonly number[]): Load => ({
  what,
  clients: 8,
  repeats: perSecond.map((rate) => ({ done: rate * 10, perSecond: rate, p50: 20, p99: 60, failed: 0 })),
});

test('each repeat is compared with the floors of the same repeat', () => {
  const grid = shareOfFloor([
    load(WORKLOADS.sqlFloor, 400, 200),
    load(WORKLOADS.brokerFloor, 400, 200),
    load(WORKLOADS.order, 100, 25),
  ]);
  expect(grid.columns).toEqual(['8 clients']);
  expect(grid.rows).toEqual([
    { name: 'the floor, orders per second', cells: [[200, 100]] },
    { name: 'orders, % of the floor', cells: [[50, 25]] },
  ]);
});

test('without a floor the grid is empty', () => {
  expect(shareOfFloor([load(WORKLOADS.order, 100), load(WORKLOADS.sqlFloor, 400)]).rows).toEqual([]);
});
