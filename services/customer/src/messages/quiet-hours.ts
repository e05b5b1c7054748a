import { localDay, instantRange } from '@toric/optics/local-day';

/**
 * Computes the quiet hours, from 21:00 to 08:00 in the time zone of the person. Messages that are not urgent wait until
 * their end.
 */
const [FROM_HOUR, UNTIL_HOUR] = [21, 8];
const HOUR_MS = 3_600_000;

const nextDay = (day: string) => new Date(Date.parse(day) + 24 * HOUR_MS).toISOString().slice(0, 10);
/** Returns the time in ms at which the clock of the zone shows this hour, on a day without a change of the offset. */
const clock = (timeZone: string, day: string, hour: number) =>
  instantRange({ from: day, to: day, timeZone }).since.getTime() + hour * HOUR_MS;

/** Returns the milliseconds until the quiet hours of the time zone end. Returns 0 outside the quiet hours. */
export function quietFor(timeZone: string, now: Date): number {
  const today = localDay(timeZone, now);
  const at = now.getTime();
  const morning = clock(timeZone, today, UNTIL_HOUR);
  if (at < morning) return morning - at;
  return at < clock(timeZone, today, FROM_HOUR) ? 0 : clock(timeZone, nextDay(today), UNTIL_HOUR) - at;
}
