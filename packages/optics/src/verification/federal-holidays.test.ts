// Tests the federal holidays of the US as listed by the Office of Personnel Management: the dates and the observed
// days.
import { expect, test } from '@jest/globals';
import { fromDayNumber, toDayNumber } from '../calendar-day.ts';
import { federalHoliday } from './federal-holidays.ts';

function holidaysIn(year: number): string[] {
  const days: string[] = [];
  for (let day = toDayNumber(`${year}-01-01`); day <= toDayNumber(`${year}-12-31`); day += 1) {
    if (federalHoliday(day)) days.push(fromDayNumber(day).slice(5));
  }
  return days;
}

test.each<[number, string]>([
  [2020, '01-01 01-20 02-17 05-25 07-03 07-04 09-07 10-12 11-11 11-26 12-25'],
  [2021, '01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31'],
  [2022, '01-01 01-17 02-21 05-30 06-19 06-20 07-04 09-05 10-10 11-11 11-24 12-25 12-26'],
  [2023, '01-01 01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-11 11-23 12-25'],
  [2026, '01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25'],
  [2027, '01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31'],
])('the federal holidays of %d are %s', (year, days) => {
  expect(holidaysIn(year)).toEqual(days.split(' '));
});

test('an observed day has the date of its holiday', () => {
  expect(federalHoliday(toDayNumber('2021-12-31'))).toEqual({
    name: { en: "New Year's Day", zh: '元旦' },
    date: toDayNumber('2022-01-01'),
  });
});
