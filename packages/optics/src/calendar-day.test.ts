import { expect, test } from '@jest/globals';
import { addMonths } from './calendar-day.ts';

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-11-30', 36, '2029-11-30'],
  ['2026-12-01', 1, '2027-01-01'],
  ['2026-03-31', 120, '2036-03-31'],
])('%s and %d months are %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected);
});
