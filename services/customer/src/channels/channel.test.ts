import { expect, test } from '@jest/globals';
import { healthOf, pauseAfter } from './channel.ts';

const now = new Date('2026-11-30T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const well = {
  ...{ isOn: true, isAsked: true, caughtUpAt: ago(1), createdAt: ago(600), lastItemAt: ago(30), lastAskedAt: ago(1) },
  ...{ failures: 0, lastError: null, lastErrorAt: null },
};

test('the pause doubles with each failure, up to an hour, and is never shorter than the provider asks', () => {
  expect([1, 2, 3, 30].map((failures) => pauseAfter(failures, 60_000))).toEqual([120_000, 240_000, 480_000, 3_600_000]);
  expect(pauseAfter(1, 60_000, 7_200_000)).toBe(7_200_000);
});

test('the health of a channel says what is the matter with it', () => {
  expect(healthOf(well, now)).toBe('well');
  expect(healthOf({ ...well, isOn: false }, now)).toBe('off');
  expect(healthOf({ ...well, lastItemAt: null }, now)).toBe('quiet');
  expect(healthOf({ ...well, caughtUpAt: ago(16) }, now)).toBe('behind');
  expect(healthOf({ ...well, isAsked: false, caughtUpAt: null }, now)).toBe('well');
  expect(healthOf({ ...well, failures: 1, lastError: 'http-500', lastErrorAt: ago(3) }, now)).toBe('failing');
  expect(healthOf({ ...well, lastError: 'payload', lastErrorAt: ago(0) }, now)).toBe('failing');
  expect(healthOf({ ...well, lastError: 'payload', lastErrorAt: ago(5) }, now)).toBe('well');
});
