import { expect, test } from '@jest/globals';
import { openProbes } from './probes.ts';

const at = (second: number) => new Date(1_000 * second);
const segment = (position: number, timeline = 1) =>
  `${String(timeline).padStart(8, '0')}${String(position).padStart(16, '0')}`;

test('a stored segment makes safe what was written before the last probe in it', () => {
  const probes = openProbes();
  for (const [second, position] of [
    [10, 1],
    [20, 1],
    [30, 2],
    [40, 3],
  ] as const)
    probes.add({ at: at(second), segment: segment(position) });
  expect(probes.until(undefined)).toBeUndefined();
  expect(probes.until(segment(0))).toBeUndefined();
  expect(probes.until(segment(1))).toEqual(at(20));
  expect(probes.until(segment(2))).toEqual(at(30));
  expect(probes.until(segment(7))).toEqual(at(40));
});

test('a later timeline is after each earlier one, and old probes are dropped', () => {
  const probes = openProbes();
  probes.add({ at: at(1), segment: segment(900) });
  for (let second = 2; second < 600; second += 1) probes.add({ at: at(second), segment: segment(second, 2) });
  expect(probes.until(segment(999, 1))).toBeUndefined();
  expect(probes.until(segment(599, 2))).toEqual(at(599));
});
