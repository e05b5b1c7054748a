import { expect, test } from '@jest/globals';
import { WORKLOADS } from './titles.ts';
import { lookupIn } from './readings.ts';
import type { Load } from './run.ts';
import { orderFloor, targets, verdictOn } from './targets.ts';

const load = (what: string, clients: number, ...perSecond: readonly number[]): Load => ({
  what,
  clients,
  repeats: perSecond.map((rate) => ({ done: rate * 10, perSecond: rate, p50: 20, p99: 60, failed: 0 })),
});
const lookAt = (...loads: readonly Load[]) =>
  lookupIn({ sections: [{ title: 'Orders', notes: [], loads: [...loads], grids: [] }] });
const [ofFloor, oneClient] = targets;

test('the floor of an order adds the times of seven transactions and eight messages', () => {
  const lookup = lookAt(load(WORKLOADS.sqlFloor, 32, 700, 740, 780), load(WORKLOADS.brokerFloor, 32, 2_800));
  expect(orderFloor(lookup, 32)).toBeCloseTo(585.3, 1);
  expect(orderFloor(lookup, 8)).toBeUndefined();
});

test('a share compares medians, so that one bad repeat has no influence', () => {
  const floors = [load(WORKLOADS.sqlFloor, 32, 800), load(WORKLOADS.brokerFloor, 32, 800)];
  const lookup = lookAt(...floors, load(WORKLOADS.order, 32, 210, 10, 205));
  const measured = ofFloor?.measured(lookup);
  expect(measured).toBeCloseTo(205 / 400);
  expect(verdictOn({ bound: { atLeast: 0.5 } }, measured)).toBe('met');
});

test('a target that the run did not measure is neither met nor missed', () => {
  const lookup = lookAt(load(WORKLOADS.order, 32, 200));
  expect(targets.map(({ measured }) => measured(lookup)).filter((value) => value !== undefined)).toEqual([]);
  expect(verdictOn({ bound: { atMost: 30 } }, undefined)).toBe('not measured');
});

test('a value equal to its bound meets the target, for both kinds of bounds', () => {
  expect(verdictOn({ bound: { atMost: 30 } }, 30)).toBe('met');
  expect(verdictOn({ bound: { atMost: 30 } }, 30.1)).toBe('not met');
  expect(verdictOn({ bound: { atLeast: 0.5 } }, 0.499)).toBe('not met');
  expect(oneClient?.measured(lookAt(load(WORKLOADS.order, 1, 40)))).toBe(20);
});
