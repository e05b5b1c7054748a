/**
 * Computes the days on which a repeating task is due. The days of a rule are numbered from 1. Days are YYYY-MM-DD in
 * the time zone of the shop. If a month lacks the day of the month, its last day is used. The same holds for 29
 * February in a yearly rule.
 */
import { RepetitionView, WEEKDAYS } from '@toric/contracts/customer/tasks/repetition';
import { CalendarDay, LAST_DAY } from '@toric/contracts/kernel/common';
import { daysInMonth, fromDayNumber, toDayNumber, weekdayOf } from '@toric/optics/calendar-day';
import { z } from 'zod';

/**
 * Describes a repetition as it is stored: with its first day, the time of the day in milliseconds, and the number of
 * the first day's task in its series.
 */
export const StoredRepetition = RepetitionView.extend({ from: CalendarDay, ms: z.int(), first: z.int().min(1) });
export type StoredRepetition = z.infer<typeof StoredRepetition>;

const partsOf = (day: string) => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, date };
};
const two = (number: number) => String(number).padStart(2, '0');
const dayFrom = (year: number, month: number, date: number) =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;

/** Returns the weekday of a day number, from 0 for Monday to 6 for Sunday. */
const isoWeekday = (day: number) => (weekdayOf(day) + 6) % 7;

/** Returns the month that is this many months after the month of the day. */
function monthAfter(day: string, months: number): { year: number; month: number } {
  const { year, month } = partsOf(day);
  const index = year * 12 + month - 1 + months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

function sameDate(from: string, months: number): string {
  const { year, month } = monthAfter(from, months);
  return dayFrom(year, month, Math.min(partsOf(from).date, daysInMonth(year, month)));
}

/**
 * Returns the day that is the same weekday in its month as `from`, for example the second Tuesday. The fifth weekday of
 * a month means the last one.
 */
function sameWeekday(from: string, months: number): string {
  const { year, month } = monthAfter(from, months);
  const place = Math.ceil(partsOf(from).date / 7);
  const weekday = isoWeekday(toDayNumber(from));
  const last = daysInMonth(year, month);
  if (place === 5) {
    const lastWeekday = isoWeekday(toDayNumber(dayFrom(year, month, last)));
    return dayFrom(year, month, last - ((lastWeekday - weekday + 7) % 7));
  }
  const firstWeekday = isoWeekday(toDayNumber(dayFrom(year, month, 1)));
  return dayFrom(year, month, 1 + ((weekday - firstWeekday + 7) % 7) + (place - 1) * 7);
}

/** Returns the n-th of the chosen weekdays, counted from the week of `from` on, in every `interval`-th week. */
function weekly({ from, interval, weekdays = [] }: StoredRepetition, n: number): string {
  const first = toDayNumber(from);
  const monday = first - isoWeekday(first);
  const chosen = weekdays.length > 0 ? weekdays.map((one) => WEEKDAYS.indexOf(one)) : [isoWeekday(first)];
  const days = [...new Set(chosen)].sort((one, other) => one - other);
  const passed = days.filter((day) => day < isoWeekday(first)).length;
  const index = passed + n - 1;
  const week = Math.floor(index / days.length) * interval;
  return fromDayNumber(monday + week * 7 + (days[index % days.length] ?? 0));
}

/** Returns the n-th day of a repetition. Ignores the end of the repetition. */
function dayOf(rule: StoredRepetition, n: number): string {
  const { frequency, interval, from } = rule;
  switch (frequency) {
    case 'daily':
      return fromDayNumber(toDayNumber(from) + (n - 1) * interval);
    case 'weekly':
      return weekly(rule, n);
    case 'monthly':
      return sameDate(from, (n - 1) * interval);
    case 'monthly-weekday':
      return sameWeekday(from, (n - 1) * interval);
    case 'yearly':
      return sameDate(from, (n - 1) * interval * 12);
  }
}

/** Returns the n-th day of a repetition. Returns undefined if the repetition ends before this day. */
export function occurrence(rule: StoredRepetition, n: number): string | undefined {
  if (rule.count !== undefined && n > rule.count) return undefined;
  const day = dayOf(rule, n);
  return day > (rule.until ?? LAST_DAY) || day > LAST_DAY ? undefined : day;
}

/**
 * Returns the first day after the n-th day for which `fits` is true, with its number. Returns undefined if the rule
 * ends before such a day.
 */
export function nextOccurrence(
  rule: StoredRepetition,
  n: number,
  fits: (day: string) => boolean,
): { n: number; day: string } | undefined {
  for (let next = n + 1; ; next += 1) {
    const day = occurrence(rule, next);
    if (day === undefined) return undefined;
    if (fits(day)) return { n: next, day };
  }
}
