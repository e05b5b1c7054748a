// Computes with calendar days without a time zone. A day is a text (ISO 8601, `YYYY-MM-DD`) or a day number (whole days
// since 1970-01-01).
export const DAY_MS = 86_400_000;

/** Returns the day number of a day (YYYY-MM-DD). Throws a RangeError if that day does not exist. */
export function toDayNumber(day: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // Date.parse turns 31 April into 1 May, so a day exists only if its number leads back to the same text
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`"${day}" is not a calendar day: write an existing day as YYYY-MM-DD`);
  }
  return ms / DAY_MS;
}

/** Holds the day numbers of the first and the last day that YYYY-MM-DD can express. PostgreSQL can store both days. */
const [FIRST_DAY, LAST_DAY] = [toDayNumber('0001-01-01'), toDayNumber('9999-12-31')];

/**
 * Returns the day (YYYY-MM-DD) of a day number. For a day outside the years 1 to 9999, returns the first or the last
 * day of these years. JavaScript would write such a day with a sign and six digits of the year, and this text would
 * sort before all other days.
 */
export const fromDayNumber = (day: number): string =>
  new Date(Math.min(Math.max(day, FIRST_DAY), LAST_DAY) * DAY_MS).toISOString().slice(0, 10);

/**
 * Returns the day that is `days` after `day`, or before it if `days` is negative. The result stays within the years 1
 * to 9999: see `fromDayNumber`. Throws a RangeError if `day` does not exist.
 */
export const addDays = (day: string, days: number): string => fromDayNumber(toDayNumber(day) + days);

/**
 * Returns the day `months` months after `day`. If that month is too short, returns its last day: one month after 31
 * January is 28 or 29 February. Throws a RangeError if `day` does not exist.
 */
export function addMonths(day: string, months: number): string {
  const date = new Date(toDayNumber(day) * DAY_MS);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const [year, inYear] = [Math.floor(month / 12), (month % 12) + 1];
  return fromDayNumber(Date.UTC(year, inYear - 1, Math.min(date.getUTCDate(), daysInMonth(year, inYear))) / DAY_MS);
}

/** Returns the weekday of a day number: 0 is Sunday, 6 is Saturday. Day number 0 (1 January 1970) was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** Returns the number of days in a month of the Gregorian calendar; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Returns the UTC day of an instant. All dates of the shop are UTC days. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** Returns the instant at which a day begins in UTC. Throws a RangeError if that day does not exist. */
export const startOf = (day: string): Date => new Date(toDayNumber(day) * DAY_MS);
