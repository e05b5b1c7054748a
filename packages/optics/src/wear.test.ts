// Tests how long boxes last, and on which day a lens is opened.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, toDayNumber } from './calendar-day.ts';
import { daysUntilOpened, supplyDays } from './wear.ts';

test.each([
  [30, 'daily', 30],
  [90, 'daily', 90],
  [360, 'daily', 360],
  [6, 'monthly', 180],
  [6, 'two-weekly', 84],
  [12, 'weekly', 84],
  [4, 'quarterly', 360],
  [2, 'half-yearly', 360],
  [1, 'yearly', 365],
  [0, 'monthly', 0],
] as const)('%d lenses (%s) last %d days', (lenses, replacement, days) => {
  expect(supplyDays(lenses, replacement)).toBe(days);
});

test('part-time wear stretches daily lenses only', () => {
  expect(supplyDays(30, 'daily', 5)).toBe(42);
  expect(supplyDays(30, 'daily', 4)).toBe(52);
  expect(supplyDays(6, 'monthly', 3)).toBe(180);
  expect(supplyDays(6, 'two-weekly', 3)).toBe(84);
});

test.each([
  ['of 90 dailies', 89, 'daily', 7, 89],
  ['of 30 dailies worn 5 days a week', 29, 'daily', 5, 41],
  ['of 1 daily worn once a week', 0, 'daily', 1, 6],
  ['of 6 monthly', 5, 'monthly', 7, 150],
  ['of 6 two-weekly', 5, 'two-weekly', 7, 70],
  ['of 12 weekly', 11, 'weekly', 7, 77],
  ['of 2 quarterly', 1, 'quarterly', 3, 90],
  ['of 2 yearly', 1, 'yearly', 7, 365],
  ['of two boxes of 6 monthly', 11, 'monthly', 7, 330],
  ['of 6 monthly worn part-time', 5, 'monthly', 2, 150],
] as const)(
  'the last lens %s, with %d lenses before it, is opened on the expected day',
  (_, before, replacement, wear, days) => {
    expect(daysUntilOpened(before, replacement, wear)).toBe(days);
  },
);

test('daily lenses are opened on the last days of the week, as a day-by-day count shows', () => {
  const oracle = (before: number, wearDays: number) => {
    let day = 0;
    for (let opened = 0; ; day += 1) {
      if (day % 7 < 7 - wearDays) continue;
      if (opened === before) return day;
      opened += 1;
    }
  };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 7 }), (before, wearDays) => {
      expect(daysUntilOpened(before, 'daily', wearDays)).toBe(oracle(before, wearDays));
    }),
  );
});

test('two queues opened one after the other never end earlier than one queue of the same lenses', () => {
  const lenses = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(lenses, lenses, fc.integer({ min: 1, max: 7 }), (others, before, wearDays) => {
      const opened = (count: number) => daysUntilOpened(count, 'daily', wearDays);
      expect(opened(others) + opened(before)).toBeGreaterThanOrEqual(opened(others + before));
    }),
  );
});

test('numbers out of bounds are refused with a text that says what to enter', () => {
  expect(() => supplyDays(30, 'daily', 8)).toThrow('wear days per week is 8: give a whole number, 1 to 7');
  expect(() => supplyDays(-1, 'daily')).toThrow('0 or more');
  expect(() => daysUntilOpened(-1, 'daily')).toThrow('the number of lenses before is -1');
  expect(() => daysUntilOpened(1, 'daily', 0)).toThrow('wear days per week is 0');
  expect(() => toDayNumber('2026-13-01')).toThrow('"2026-13-01" is not a calendar day');
});

test('addDays stays within the days that YYYY-MM-DD can write, so that days compare as texts', () => {
  expect(addDays('2026-11-29', 22 * 365 * 365)).toBe('9999-12-31');
  expect(addDays('2026-11-29', 1e12) > '2999-12-31').toBe(true);
  expect(addDays('2026-11-29', -1e12)).toBe('0001-01-01');
  expect(toDayNumber(addDays('9999-12-31', 1))).toBe(toDayNumber('9999-12-31'));
});

test('addDays crosses leap days, and toDayNumber rejects days that do not exist', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(toDayNumber('1970-01-02')).toBe(1);
  for (const day of ['2026-02-29', '2026-04-31', '2026-4-1', '']) expect(() => toDayNumber(day)).toThrow(RangeError);
});
