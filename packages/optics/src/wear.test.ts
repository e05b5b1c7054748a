/** How long boxes last, and when the last lens is opened. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, toDayNumber } from './calendar-day.ts';
import { lastOpenDate, supplyDays } from './wear.ts';

test.each([
  [30, 'daily', 30],
  [90, 'daily', 90],
  [360, 'daily', 360],
  [6, 'monthly', 180],
  [6, 'two-weekly', 84],
  [0, 'monthly', 0],
] as const)('%d lenses (%s) last %d days', (lenses, replacement, days) => {
  expect(supplyDays(lenses, replacement)).toBe(days);
});

test('part-time wear stretches dailies only', () => {
  expect(supplyDays(30, 'daily', 5)).toBe(42);
  expect(supplyDays(30, 'daily', 4)).toBe(52);
  expect(supplyDays(6, 'monthly', 3)).toBe(180);
  expect(supplyDays(6, 'two-weekly', 3)).toBe(84);
});

test.each([
  ['a 90-pack of dailies', 90, 'daily', 1, 7, '2026-03-31'],
  ['a 30-pack worn 5 days a week', 30, 'daily', 1, 5, '2026-02-11'],
  ['one daily worn once a week', 1, 'daily', 1, 1, '2026-01-07'],
  ['6 monthly', 6, 'monthly', 1, 7, '2026-05-31'],
  ['6 two-weekly', 6, 'two-weekly', 1, 7, '2026-03-12'],
  ['two boxes of 6 monthly', 6, 'monthly', 2, 7, '2026-11-27'],
  ['6 monthly worn part-time', 6, 'monthly', 1, 2, '2026-05-31'],
] as const)('%s from 1 January: the last lens is opened on time', (_, size, replacement, boxes, wear, expected) => {
  expect(lastOpenDate(size, replacement, '2026-01-01', boxes, wear)).toBe(expected);
});

test('the last dailies are opened on the last worn day of their week, counted day by day', () => {
  const oracle = (lenses: number, wearDays: number) => {
    let day = 0;
    for (let left = lenses; ; day += 1) {
      if (day % 7 >= 7 - wearDays) left -= 1;
      if (left === 0) return day;
    }
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 7 }), (lenses, wearDays) => {
      const expected = addDays('2026-11-21', oracle(lenses, wearDays));
      expect(lastOpenDate(lenses, 'daily', '2026-11-21', 1, wearDays)).toBe(expected);
    }),
  );
});

test('nonsense is refused with the remedy', () => {
  expect(() => supplyDays(30, 'daily', 8)).toThrow('wear days per week is 8: give a whole number, 1 to 7');
  expect(() => supplyDays(-1, 'daily')).toThrow('0 or more');
  expect(() => lastOpenDate(30, 'daily', '2026-01-01', 0)).toThrow('boxes');
  expect(() => lastOpenDate(30, 'daily', '2026-13-01')).toThrow('"2026-13-01" is not a calendar day');
});

test('calendar days cross leap days and reject days that do not exist', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(toDayNumber('1970-01-02')).toBe(1);
  for (const day of ['2026-02-29', '2026-04-31', '2026-4-1', '']) expect(() => toDayNumber(day)).toThrow(RangeError);
});
