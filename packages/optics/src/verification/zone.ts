// Computes the local clock of an IANA time zone, from the runtime's ICU data. ICU is slow (microseconds per answer, a
// fraction of a millisecond per formatter), so zones and offsets are cached.
import { isPlaceZone } from '@toric/contracts/kernel/common';
import { DAY_MS } from '../calendar-day.ts';

export interface Zone {
  readonly name: string;
  /** Returns how far the local clock is ahead of UTC at an instant (ms since 1970), in ms. */
  readonly offsetAt: (instant: number) => number;
}

/**
 * Limits the cached zones, and the cached days per zone. Clients choose the days and send zone names in any mix of
 * capitals, so the caches would otherwise grow without a limit.
 */
const MOST_CACHED_ZONES = 200;
const MOST_CACHED_DAYS = 10_000;
const zones = new Map<string, Zone>();

/**
 * Returns the IANA time zone of a place, or UTC. Returns undefined for an offset, a legacy name such as `EST`, and a
 * name that the runtime does not know: we never assume a time zone.
 */
export function zoneOf(name: string): Zone | undefined {
  const cached = zones.get(name);
  if (cached) return cached;
  const clock = name === 'UTC' || isPlaceZone(name) ? clockOf(name) : undefined;
  if (!clock) return undefined;
  if (zones.size >= MOST_CACHED_ZONES) zones.clear();
  const zone = { name, offsetAt: cachedByDay(clock) };
  zones.set(name, zone);
  return zone;
}

type Offset = (instant: number) => number;

function formatterOf(timeZone: string): Intl.DateTimeFormat | undefined {
  const [numeric, hourCycle] = ['numeric', 'h23'] as const;
  const fields = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric };
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle, ...fields });
  } catch {
    return undefined; // the constructor throws only for an unknown zone
  }
}

function clockOf(timeZone: string): Offset | undefined {
  const formatter = formatterOf(timeZone);
  if (!formatter) return undefined;
  return (instant) => {
    const parts = new Map(formatter.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const date = Date.UTC(read('year'), read('month') - 1, read('day'));
    const time = (read('hour') * 60 + read('minute')) * 60 + read('second');
    return date + time * 1000 - Math.floor(instant / 1000) * 1000;
  };
}

/**
 * Caches the offset at each UTC midnight. No clock changes twice within a day, so if the offsets at both ends of a day
 * are equal, the offset is the same all day.
 */
function cachedByDay(clock: Offset): Offset {
  const byMidnight = new Map<number, number>();
  const offsetAtMidnight = (day: number) => {
    const offset = byMidnight.get(day) ?? clock(day * DAY_MS);
    if (byMidnight.size >= MOST_CACHED_DAYS) byMidnight.clear();
    byMidnight.set(day, offset);
    return offset;
  };
  return (instant) => {
    const day = Math.floor(instant / DAY_MS);
    const offset = offsetAtMidnight(day);
    return offset === offsetAtMidnight(day + 1) ? offset : clock(instant);
  };
}

/**
 * Returns the reading of a zone's local clock at an instant, as the ms since 1970 at which a UTC clock reads the same.
 */
export const wallAt = ({ offsetAt }: Zone, instant: number): number => instant + offsetAt(instant);

/**
 * Returns the first instant at which the local clock reads `wall` or later (both in ms since 1970). In a repeated hour,
 * that is the first occurrence. In a skipped hour, that is the end of the hour.
 */
export function whenClockReads({ offsetAt }: Zone, wall: number): number {
  const [before, after] = [offsetAt(wall - DAY_MS), offsetAt(wall + DAY_MS)];
  const early = wall - before;
  if (offsetAt(early) === before) return early;
  const late = wall - after;
  if (offsetAt(late) === after) return late;
  // the clock skips `wall`, so the change is between the two candidates: search for it
  let [from, to] = [late, early];
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (offsetAt(middle) === before) from = middle;
    else to = middle;
  }
  return to;
}
