import { expect, test } from '@jest/globals';
import { nextReminder } from './end-reminder.ts';

const row = { id: '0197a000-0000-7000-8000-0000000000d1', revision: 2 };
const DAY_MS = 86_400_000;
const next = (now: string, after?: number) =>
  nextReminder(row, '2027-06-30', new Date(now), after).map(({ data, delayMs = 0 }) => [
    (data as { days: number }).days,
    new Date(Date.parse(now) + delayMs).toISOString(),
  ]);

test.each([
  ['2026-06-30T10:00:00.000Z', 60, '2027-05-01T00:00:00.000Z'],
  ['2027-05-01T00:00:00.000Z', 30, '2027-05-31T00:00:00.000Z'],
  ['2027-06-10T00:00:00.000Z', 7, '2027-06-23T00:00:00.000Z'],
])('at %s the next reminder is %d days before the end', (now, days, due) => {
  expect(next(now)).toEqual([[days, due]]);
});

test('a prescription that ends within a week, or has ended, is not reminded of', () => {
  expect(next('2027-06-23T00:00:00.000Z')).toEqual([]);
  expect(next('2027-07-01T00:00:00.000Z')).toEqual([]);
});

test('a reminder that was sent is not sent again, also by a clock that is behind', () => {
  expect(next('2027-04-30T23:59:00.000Z', 60)).toEqual([[30, '2027-05-31T00:00:00.000Z']]);
  expect(next('2027-06-22T23:59:00.000Z', 7)).toEqual([]);
});

test('a delay of years is kept to the millisecond', () => {
  const [call] = nextReminder(row, '2031-06-30', new Date('2026-06-30T10:00:00.123Z'));
  expect(call?.delayMs).toBe(Date.parse('2031-06-30') - 60 * DAY_MS - Date.parse('2026-06-30T10:00:00.123Z'));
});
