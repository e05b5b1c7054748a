/** Days as the clocks of a zone have them, and the instants between which they lie. */
import { DAY_MS, dayOf, toDayNumber } from './calendar-day.ts';
import { type Zone, wallAt, whenClockReads, zoneOf } from './verification/zone.ts';

function zoneNamed(timeZone: string): Zone {
  const zone = zoneOf(timeZone);
  if (!zone) throw new RangeError(`"${timeZone}" is no time zone: name one of IANA, e.g. Asia/Shanghai`);
  return zone;
}

/** From the first midnight to the last, which belongs to the next day; where clocks skip midnight, the day begins later. */
export function instantsOf({ from, to, timeZone }: { from: string; to: string; timeZone: string }) {
  const zone = zoneNamed(timeZone);
  const start = (day: number) => new Date(whenClockReads(zone, day * DAY_MS));
  return { since: start(toDayNumber(from)), until: start(toDayNumber(to) + 1) };
}

/** The day that it is there. */
export const localDay = (timeZone: string, instant: Date): string =>
  dayOf(new Date(wallAt(zoneNamed(timeZone), instant.getTime())));
