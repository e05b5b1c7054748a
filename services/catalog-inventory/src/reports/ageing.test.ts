import { expect, test } from '@jest/globals';
import { addDays } from '@toric/optics/calendar-day';
import fc from 'fast-check';
import { type AgeGroup, ageBands, isTooOld } from './ageing.ts';

const shelf = { today: '2026-11-21', spareDays: 30 };
const group = (days: number, fields: Partial<AgeGroup> = {}): AgeGroup => ({
  ...{ expiresOn: addDays(shelf.today, days), size: 30, replacement: 'daily', lots: 1, boxes: 10, free: 8 },
  ...fields,
});
const boxesBy = (groups: AgeGroup[]) => ageBands(groups, shelf).map(({ boxes }) => boxes);

test('a band begins on the day after the previous one ends; a lot that expires today has expired', () => {
  const days = [-400, 0, 1, 30, 31, 90, 91, 180, 181, 365, 366, 5_000];
  expect(boxesBy(days.map((day) => group(day)))).toEqual([20, 20, 20, 20, 20, 20]);
  expect(ageBands([], shelf).map(({ expiresWithin, lots }) => [expiresWithin, lots])).toEqual([
    [0, 0],
    [30, 0],
    [90, 0],
    [180, 0],
    [365, 0],
    [null, 0],
  ]);
});

test('a lot is too old when it would expire while it is worn, so a 90-pack is too old before a 30-pack', () => {
  const [thirty, ninety] = [group(100), group(100, { size: 90 })];
  expect([isTooOld(thirty, shelf), isTooOld(ninety, shelf)]).toEqual([false, true]);
  const band = ageBands([thirty, ninety], shelf)[3];
  expect(band).toEqual({ expiresWithin: 180, lots: 2, boxes: 20, tooOldBoxes: 8 });
});

test('every box is in exactly one band', () => {
  const groups = fc.array(
    fc.tuple(fc.integer({ min: -900, max: 2_000 }), fc.nat(50)).map(([days, boxes]) => group(days, { boxes })),
  );
  fc.assert(
    fc.property(groups, (some) => {
      const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
      expect(sum(boxesBy(some))).toBe(sum(some.map(({ boxes }) => boxes)));
    }),
  );
});
