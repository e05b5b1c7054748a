/**
 * Computes due times by the local clock of the shop. A task at nine o'clock stays at nine when summer time begins or
 * ends.
 */
import { DAY_MS, fromDayNumber, toDayNumber } from '@toric/optics/calendar-day';
import { instantRange } from '@toric/optics/local-day';
import { type Zone, wallAt, whenClockReads, zoneOf } from '@toric/optics/verification/zone';

/** Returns the time zone with this IANA name. Throws if there is no such zone. */
export function shopZone(name: string): Zone {
  const zone = zoneOf(name);
  if (!zone) throw new RangeError(`"${name}" is not a time zone: set SHOP_TIME_ZONE to an IANA name`);
  return zone;
}

/** Returns the local day of an instant, and the local time of the day in milliseconds. */
export function localTime(zone: Zone, instant: Date): { day: string; ms: number } {
  const wall = wallAt(zone, instant.getTime());
  const day = Math.floor(wall / DAY_MS);
  return { day: fromDayNumber(day), ms: wall - day * DAY_MS };
}

/**
 * Returns the instant at which the local clock shows this many milliseconds after midnight. If summer time skips this
 * hour, returns the end of the skipped hour.
 */
export const instantAt = (zone: Zone, day: string, ms: number): Date =>
  new Date(whenClockReads(zone, toDayNumber(day) * DAY_MS + ms));

/** Returns the end of the local day that contains this instant. */
export function endOfDay(zone: Zone, instant: Date): Date {
  const { day } = localTime(zone, instant);
  return instantRange({ from: day, to: day, timeZone: zone.name }).until;
}
