import { expect, test } from '@jest/globals';
import { quietFor } from './quiet-hours.ts';

const HOUR = 3_600_000;

test.each([
  ['Asia/Shanghai', '2026-11-29T14:00:00Z', 10], // 22:00 in Shanghai
  ['Asia/Shanghai', '2026-11-29T23:30:00Z', 0.5], // 07:30 in Shanghai
  ['Asia/Shanghai', '2026-11-29T00:00:00Z', 0], // 08:00 in Shanghai
  ['America/New_York', '2026-11-29T14:00:00Z', 0], // 09:00 in New York
  ['UTC', '2026-11-29T21:00:00Z', 11],
  ['UTC', '2026-11-29T20:59:59Z', 0],
])('in %s at %s a message rests for %s hours', (zone, at, hours) => {
  expect(quietFor(zone, new Date(at))).toBe(hours * HOUR);
});
