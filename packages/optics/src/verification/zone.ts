/** The clock on the wall of a time zone, from the runtime's own data: when it reads what, also where it is changed. */
/** Asking ICU is dear (microseconds an answer, a fraction of a millisecond a formatter): both are kept. */
import { DAY_MS } from '../calendar-day.ts';

export interface Zone {
  readonly name: string;
  /** What the clock is ahead of UTC at an instant, in ms. */
  readonly offsetAt: (instant: number) => number;
}

/** Names come from outside, in any mix of capitals: the memory for them has an end. */
const KEPT_ZONES = 200;
const KEPT_DAYS = 10_000;
const zones = new Map<string, Zone>();

/** Undefined where the runtime knows no such zone: nobody's clock is ever assumed. */
export function zoneOf(name: string): Zone | undefined {
  const kept = zones.get(name);
  if (kept) return kept;
  const clock = /^[A-Z]/i.test(name) ? clockOf(name) : undefined;
  if (!clock) return undefined;
  if (zones.size >= KEPT_ZONES) zones.clear();
  const zone = { name, offsetAt: remembering(clock) };
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
    return undefined; // the one thing that it throws at: a zone that it does not know
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

/** No clock is changed twice within a day: where both ends of a day (UTC) agree, all of it does. */
function remembering(clock: Offset): Offset {
  const atMidnight = new Map<number, number>();
  const asked = (day: number) => {
    const known = atMidnight.get(day) ?? clock(day * DAY_MS);
    if (atMidnight.size >= KEPT_DAYS) atMidnight.clear();
    atMidnight.set(day, known);
    return known;
  };
  return (instant) => {
    const day = Math.floor(instant / DAY_MS);
    const offset = asked(day);
    return offset === asked(day + 1) ? offset : clock(instant);
  };
}

/** What the clock reads, as the UTC ms at which a clock in Greenwich reads the same. */
export const wallAt = ({ offsetAt }: Zone, instant: number): number => instant + offsetAt(instant);

/** The first instant at which the clock reads `wall` or later: of a repeated hour the first, of a skipped one its end. */
export function whenClockReads({ offsetAt }: Zone, wall: number): number {
  const [before, after] = [offsetAt(wall - DAY_MS), offsetAt(wall + DAY_MS)];
  const early = wall - before;
  if (offsetAt(early) === before) return early;
  const late = wall - after;
  if (offsetAt(late) === after) return late;
  // the clock jumps over it: the change lies between the two
  let [from, to] = [late, early];
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (offsetAt(middle) === before) from = middle;
    else to = middle;
  }
  return to;
}
