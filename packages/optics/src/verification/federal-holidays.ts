// Computes the federal holidays of the US by 5 U.S.C. 6103(a). They are observed on the days that 5 U.S.C. 6103(b) and
// Executive Order 11582 define. Two kinds of days are left out: Inauguration Day, which is a holiday only in the
// capital area, and days off by presidential order, which are no holidays by this law.
import type { Text } from '@toric/contracts/kernel/sentence';
import { DAY_MS, weekdayOf } from '../calendar-day.ts';

export interface FederalHoliday {
  readonly name: Text;
  /** Holds the day number of the holiday's own date, even if the queried day is the observed day. */
  readonly date: number;
}

const MONDAY = 1;
const THURSDAY = 4;
const dayNumber = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / DAY_MS;

const onDate = (month: number, day: number) => (year: number) => dayNumber(year, month, day);
/**
 * Returns a function from a year to the first `weekday` on or after `month` and `day`. For example, the third Monday of
 * a month is the first Monday on or after the 15th.
 */
const firstFrom = (month: number, day: number, weekday: number) => (year: number) => {
  const start = dayNumber(year, month, day);
  return start + ((weekday - weekdayOf(start) + 7) % 7);
};

const HOLIDAYS: readonly { en: string; zh: string; since?: number; dateIn: (year: number) => number }[] = [
  { en: "New Year's Day", zh: '元旦', dateIn: onDate(1, 1) },
  { en: 'Birthday of Martin Luther King, Jr.', zh: '马丁·路德·金诞辰日', dateIn: firstFrom(1, 15, MONDAY) },
  { en: "Washington's Birthday", zh: '华盛顿诞辰日', dateIn: firstFrom(2, 15, MONDAY) },
  { en: 'Memorial Day', zh: '阵亡将士纪念日', dateIn: firstFrom(5, 25, MONDAY) },
  // Juneteenth is a holiday since 2021 by Public Law 117-17 of 17 June 2021
  { en: 'Juneteenth National Independence Day', zh: '六月节', since: 2021, dateIn: onDate(6, 19) },
  { en: 'Independence Day', zh: '独立日', dateIn: onDate(7, 4) },
  { en: 'Labor Day', zh: '劳动节', dateIn: firstFrom(9, 1, MONDAY) },
  { en: 'Columbus Day', zh: '哥伦布日', dateIn: firstFrom(10, 8, MONDAY) },
  { en: 'Veterans Day', zh: '退伍军人节', dateIn: onDate(11, 11) },
  { en: 'Thanksgiving Day', zh: '感恩节', dateIn: firstFrom(11, 22, THURSDAY) },
  { en: 'Christmas Day', zh: '圣诞节', dateIn: onDate(12, 25) },
];

/**
 * Returns the day on which a holiday is observed: the Friday before if its date is a Saturday, the Monday after if its
 * date is a Sunday, otherwise the date itself.
 */
function observedOn(date: number): number {
  const weekday = weekdayOf(date);
  if (weekday === 6) return date - 1;
  return weekday === 0 ? date + 1 : date;
}

const years = new Map<number, ReadonlyMap<number, FederalHoliday>>();

function holidaysOf(year: number): ReadonlyMap<number, FederalHoliday> {
  const known = years.get(year);
  if (known) return known;
  const days = HOLIDAYS.filter(({ since = year }) => year >= since).flatMap(({ en, zh, dateIn }) => {
    const date = dateIn(year);
    return [date, observedOn(date)].map((day) => [day, { name: { en, zh }, date }] as const);
  });
  const computed = new Map(days);
  years.set(year, computed);
  return computed;
}

/**
 * Returns the holiday whose date or observed day is the given day. Neither day is a business day (16 CFR 315.2).
 * Returns undefined for any other day.
 */
export function federalHoliday(day: number): FederalHoliday | undefined {
  const year = new Date(day * DAY_MS).getUTCFullYear();
  // a New Year's Day on a Saturday is observed in the year before
  return holidaysOf(year).get(day) ?? holidaysOf(year + 1).get(day);
}
