import { addDays } from '@toric/optics/calendar-day';

const RELATIVE = /^([+-]?\d{1,3})d$/;

/** Returns the distance of a relative day from today: -14 for `-14d`. Returns undefined for any other text. */
export function daysOf(value: string): number | undefined {
  const [, days] = RELATIVE.exec(value) ?? [];
  return days === undefined ? undefined : Number(days);
}

/** Returns the day of a filter value. A value that is not relative is returned unchanged. */
export function resolveDay(value: string, today: string): string {
  const days = daysOf(value);
  return days === undefined ? value : addDays(today, days);
}

/** Returns a relative day in the form of the address: `-14d`, `0d`, `+30d`. */
export const relativeDay = (days: number): string => `${days > 0 ? '+' : ''}${days}d`;
