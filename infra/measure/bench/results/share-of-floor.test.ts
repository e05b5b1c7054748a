import { expect, test } from '@jest/globals';
import { besideFloor } from './share-of-floor.ts';
import { LINES } from './titles.ts';
import type { Load } from './run.ts';

const load = (what: string, ...perSecond: readonly number[]): Load => ({
  what,
  clients: 8,
  repeats: perSecond.map((rate) => ({ done: rate * 10, perSecond: rate, p50: 20, p99: 60, failed: 0 })),
});

test('each repeat is set beside the floors of its own turn', () => {
  const grid = besideFloor([
    load(LINES.sqlFloor, 400, 200),
    load(LINES.brokerFloor, 400, 200),
    load(LINES.order, 100, 25),
  ]);
  expect(grid.columns).toEqual(['8 clients']);
  expect(grid.rows).toEqual([
    { name: 'the floor, orders per second', cells: [[200, 100]] },
    { name: 'orders, % of it', cells: [[50, 25]] },
  ]);
});

test('without a floor there is nothing to set them beside', () => {
  expect(besideFloor([load(LINES.order, 100), load(LINES.sqlFloor, 400)]).rows).toEqual([]);
});
