// Tests the days of repetitions against an oracle that looks at every day of the calendar, one after the other.
import { describe, expect, test } from '@jest/globals';
import { Frequency, WEEKDAYS } from '@toric/contracts/customer/tasks/repetition';
import { addDays, daysInMonth, fromDayNumber, toDayNumber, weekdayOf } from '@toric/optics/calendar-day';
import fc from 'fast-check';
import { nextOccurrence, occurrence, type StoredRepetition } from './repetition.ts';

const rule = (part: Partial<StoredRepetition>): StoredRepetition => ({
  ...{ frequency: 'daily', interval: 1, from: '2026-01-31', ms: 0, first: 1 },
  ...part,
});
const days = (of: StoredRepetition, most: number) =>
  Array.from({ length: most }, (_, index) => occurrence(of, index + 1)).filter((day) => day !== undefined);

const weekday = (day: string) => (weekdayOf(toDayNumber(day)) + 6) % 7;
const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const date = (day: string) => Number(day.slice(8));
const length = (day: string) => daysInMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
const isLastOfItsWeekday = (day: string) => date(day) + 7 > length(day);
const mondayOf = (day: string) => toDayNumber(day) - weekday(day);

/** Returns true if the rule makes the task due on this day. */
function isDue({ frequency, interval, from, weekdays = [] }: StoredRepetition, day: string): boolean {
  const months = month(day) - month(from);
  const onDate = date(day) === Math.min(date(from), length(day));
  switch (frequency) {
    case 'daily':
      return (toDayNumber(day) - toDayNumber(from)) % interval === 0;
    case 'weekly': {
      const weeks = (mondayOf(day) - mondayOf(from)) / 7;
      const chosen = weekdays.length > 0 ? weekdays.map((one) => WEEKDAYS.indexOf(one)) : [weekday(from)];
      return weeks % interval === 0 && chosen.includes(weekday(day));
    }
    case 'monthly':
      return months % interval === 0 && onDate;
    case 'yearly':
      return months % (12 * interval) === 0 && onDate;
    case 'monthly-weekday': {
      if (months % interval !== 0 || weekday(day) !== weekday(from)) return false;
      const place = Math.ceil(date(from) / 7);
      return place === 5 ? isLastOfItsWeekday(day) : Math.ceil(date(day) / 7) === place;
    }
  }
}

const anyRule = fc
  .record({
    frequency: fc.constantFrom(...Frequency.options),
    interval: fc.integer({ min: 1, max: 7 }),
    from: fc.integer({ min: toDayNumber('2023-12-01'), max: toDayNumber('2028-03-31') }).map(fromDayNumber),
    weekdays: fc.subarray([...WEEKDAYS]),
  })
  .map(({ frequency, weekdays, ...rest }): StoredRepetition => {
    const chosen = frequency === 'weekly' && weekdays.length > 0 ? { weekdays } : {};
    return { frequency, first: 1, ms: 0, ...rest, ...chosen };
  });

describe('the days of a repetition', () => {
  test('are those that an oracle finds day by day, in their order', () => {
    fc.assert(
      fc.property(anyRule, (one) => {
        const found: string[] = [];
        for (let day = one.from; found.length < 5; day = addDays(day, 1)) if (isDue(one, day)) found.push(day);
        expect(days(one, 5)).toEqual(found);
      }),
      { numRuns: 500 },
    );
  });

  test('end after the last day, or after so many times', () => {
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 1, max: 9 }), (one, count) => {
        const all = days(one, 20);
        expect(days({ ...one, count }, 20)).toEqual(all.slice(0, count));
        const until = all[count] ?? one.from;
        expect(days({ ...one, until }, 20)).toEqual(all.filter((day) => day <= until));
      }),
      { numRuns: 200 },
    );
  });

  test('the 31st becomes the last day of shorter months, and is the 31st again afterwards', () => {
    expect(days(rule({ frequency: 'monthly' }), 4)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
    const leap = rule({ frequency: 'yearly', from: '2024-02-29' });
    expect(days(leap, 5)).toEqual(['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']);
  });

  test('the fifth Friday is the last one of each month', () => {
    const fifth = rule({ frequency: 'monthly-weekday', from: '2026-01-30' });
    expect(days(fifth, 3)).toEqual(['2026-01-30', '2026-02-27', '2026-03-27']);
  });

  test('end before the end of the calendar that we know', () => {
    expect(occurrence(rule({ frequency: 'yearly', interval: 99 }), 11)).toBeUndefined();
  });
});

test('the next day is the first that fits, and keeps its number', () => {
  const daily = rule({ frequency: 'daily', interval: 2, from: '2026-01-01' });
  expect(nextOccurrence(daily, 1, (day) => day > '2026-01-04')).toEqual({ n: 3, day: '2026-01-05' });
  expect(nextOccurrence({ ...daily, count: 2 }, 1, (day) => day > '2026-01-04')).toBeUndefined();
});
