// Computes calendar days by the local clock of an IANA time zone.
import { DAY_MS, dayOf, toDayNumber } from './calendar-day.ts';
import { type Zone, wallAt, whenClockReads, zoneOf } from './verification/zone.ts';

function zoneNamed(timeZone: string): Zone {
  const zone = zoneOf(timeZone);
  if (!zone) throw new RangeError(`"${timeZone}" is not a time zone: use an IANA name, e.g. Asia/Shanghai`);
  return zone;
}

/**
 * Returns the instants of the local days `from` to `to` (both included) as a half-open range: `since <= instant <
 * until`. If a clock change skips midnight, the day begins at the end of the skipped hour. Throws a RangeError for an
 * unknown time zone or a day that does not exist.
 */
export function instantRange({ from, to, timeZone }: { from: string; to: string; timeZone: string }) {
  const zone = zoneNamed(timeZone);
  const start = (day: number) => new Date(whenClockReads(zone, day * DAY_MS));
  return { since: start(toDayNumber(from)), until: start(toDayNumber(to) + 1) };
}

/** Returns the local day (YYYY-MM-DD) of an instant. Throws a RangeError for an unknown time zone. */
export const localDay = (timeZone: string, instant: Date): string =>
  dayOf(new Date(wallAt(zoneNamed(timeZone), instant.getTime())));
