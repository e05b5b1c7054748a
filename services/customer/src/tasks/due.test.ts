import { expect, test } from '@jest/globals';
import { endOfDay, instantAt, localTime, shopZone } from './due.ts';

const berlin = shopZone('Europe/Berlin');
const NINE = 9 * 3_600_000;

test('nine stays nine on both sides of a clock change', () => {
  const before = instantAt(berlin, '2026-03-28', NINE);
  const after = instantAt(berlin, '2026-03-29', NINE);
  expect([before.toISOString(), after.toISOString()]).toEqual(['2026-03-28T08:00:00.000Z', '2026-03-29T07:00:00.000Z']);
  expect(localTime(berlin, after)).toEqual({ day: '2026-03-29', ms: NINE });
});

test('a time in the skipped hour is the end of the hour', () => {
  expect(instantAt(berlin, '2026-03-29', 2.5 * 3_600_000).toISOString()).toBe('2026-03-29T01:00:00.000Z');
});

test('the day of the shop ends at its midnight', () => {
  expect(endOfDay(berlin, new Date('2026-11-21T23:30:00Z')).toISOString()).toBe('2026-11-22T23:00:00.000Z');
  expect(endOfDay(shopZone('UTC'), new Date('2026-11-21T23:30:00Z')).toISOString()).toBe('2026-11-22T00:00:00.000Z');
});

test('a text that is no zone is refused', () => {
  expect(() => shopZone('Mars/Olympus')).toThrow('SHOP_TIME_ZONE');
});
