import { expect, test } from '@jest/globals';
import { LINES } from './titles.ts';
import { lookInto } from './readings.ts';
import type { Load } from './run.ts';
import { orderFloor, targets, verdictOn } from './targets.ts';

const load = (what: string, clients: number, ...perSecond: readonly number[]): Load => ({
  what,
  clients,
  repeats: perSecond.map((rate) => ({ done: rate * 10, perSecond: rate, p50: 20, p99: 60, failed: 0 })),
});
const lookAt = (...loads: readonly Load[]) =>
  lookInto({ sections: [{ title: 'Orders', notes: [], loads: [...loads], grids: [] }] });
const [ofFloor, oneClient] = targets;

test('the order floor adds the times of seven transactions and eight messages', () => {
  const look = lookAt(load(LINES.sqlFloor, 32, 700, 740, 780), load(LINES.brokerFloor, 32, 2_800));
  expect(orderFloor(look, 32)).toBeCloseTo(585.3, 1);
  expect(orderFloor(look, 8)).toBeUndefined();
});

test('a ratio is one of medians, so that one bad repeat decides nothing', () => {
  const floors = [load(LINES.sqlFloor, 32, 800), load(LINES.brokerFloor, 32, 800)];
  const look = lookAt(...floors, load(LINES.order, 32, 210, 10, 205));
  const measured = ofFloor?.measured(look);
  expect(measured).toBeCloseTo(205 / 400);
  expect(verdictOn({ bound: { atLeast: 0.5 } }, measured)).toBe('met');
});

test('what a run left out is neither met nor missed', () => {
  const look = lookAt(load(LINES.order, 32, 200));
  expect(targets.map(({ measured }) => measured(look)).filter((value) => value !== undefined)).toEqual([]);
  expect(verdictOn({ bound: { atMost: 30 } }, undefined)).toBe('not measured');
});

test('a bound that is just reached is met, from either side', () => {
  expect(verdictOn({ bound: { atMost: 30 } }, 30)).toBe('met');
  expect(verdictOn({ bound: { atMost: 30 } }, 30.1)).toBe('not met');
  expect(verdictOn({ bound: { atLeast: 0.5 } }, 0.499)).toBe('not met');
  expect(oneClient?.measured(lookAt(load(LINES.order, 1, 40)))).toBe(20);
});
