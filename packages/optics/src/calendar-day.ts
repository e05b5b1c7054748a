/** Calendar days (`YYYY-MM-DD`) as whole day numbers, so that arithmetic never meets a time zone or a clock change. */
export const DAY_MS = 86_400_000;

export function toDayNumber(day: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  // Date.parse rolls 31 April over into May: only a day that comes back unchanged exists
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`"${day}" is not a calendar day: write an existing day as YYYY-MM-DD`);
  }
  return ms / DAY_MS;
}

export const fromDayNumber = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => fromDayNumber(toDayNumber(day) + days);

/** 0 is Sunday: day 0, 1 January 1970, was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day that it is in UTC: every date of the shop is. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** The instant at which a day begins in UTC. */
export const startOf = (day: string): Date => new Date(toDayNumber(day) * DAY_MS);
