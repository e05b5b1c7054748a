// Tests when a target gets a backup: each day, after a restore, and not each minute if it refuses.
import { expect, test } from '@jest/globals';
import { isDue } from './due.ts';

const NOW = Date.parse('2026-11-30T03:00:00Z');
const hoursAgo = (hours: number) => NOW - hours * 3_600_000;
const backup = (hours: number, timeline = 1) => {
  const segment = `0000000${timeline}0000000000000005`;
  const wal = { first: segment, last: segment, segmentBytes: 16 * 1024 * 1024 };
  return { startedAt: new Date(hoursAgo(hours)).toISOString(), wal };
};
const server = { now: NOW, timeline: '00000001' };

test('a target without a backup of the last day is due', () => {
  expect(isDue({ newest: undefined, failedAt: undefined }, server)).toBe(true);
  expect(isDue({ newest: backup(25), failedAt: undefined }, server)).toBe(true);
  expect(isDue({ newest: backup(23), failedAt: undefined }, server)).toBe(false);
});

test('after a restore the young backup of the former timeline does not count', () => {
  const copy = { newest: backup(1), failedAt: undefined };
  expect(isDue(copy, { now: NOW, timeline: '00000002' })).toBe(true);
  expect(isDue({ ...copy, newest: backup(1, 2) }, { now: NOW, timeline: '00000002' })).toBe(false);
  expect(isDue(copy, { now: NOW, timeline: undefined })).toBe(false);
});

test('a target that refused a backup is tried again only after an hour', () => {
  for (const newest of [undefined, backup(25)]) {
    expect(isDue({ newest, failedAt: hoursAgo(0.9) }, server)).toBe(false);
    expect(isDue({ newest, failedAt: hoursAgo(1.1) }, server)).toBe(true);
  }
  expect(isDue({ newest: undefined, failedAt: hoursAgo(-9_000) }, server)).toBe(true); // the clock was wrong
});
