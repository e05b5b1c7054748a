/** Computes business time: the open hours of a calendar in the time of its place, without holidays and holds. */
import { DAY_MS, fromDayNumber, weekdayOf } from '@toric/optics/calendar-day';
import type { Zone } from '@toric/optics/verification/zone';

export const MINUTE_MS = 60_000;

/** Describes the open hours of a day, in minutes after midnight. `to` may be 1440, the end of the day. */
export type OpenHours = { readonly from: number; readonly to: number };
export type Calendar = {
  readonly zone: Zone;
  /**
   * Holds the open hours by weekday, where 0 is Sunday. The hours of a day are in order and do not overlap. A gap is a
   * break.
   */
  readonly week: readonly (readonly OpenHours[])[];
  /** Holds the days (YYYY-MM-DD) that have no open hours. */
  readonly holidays: ReadonlySet<string>;
};
/** Describes a span of time in ms since 1970, from `from` to before `to`. */
export type Span = { readonly from: number; readonly to: number };

/** If a calendar does not have enough open hours within this number of days, there is no deadline. */
const LONGEST_DAYS = 3_700;

/**
 * Returns the parts of a UTC day in which the offset of the zone stays the same. A day has at most one change of the
 * offset.
 */
function piecesOf({ offsetAt }: Zone, day: number): (Span & { readonly offset: number })[] {
  const [from, to] = [day * DAY_MS, (day + 1) * DAY_MS];
  const [before, after] = [offsetAt(from), offsetAt(to)];
  if (before === after) return [{ from, to, offset: before }];
  let [still, changed] = [from, to];
  while (changed - still > 1) {
    const middle = Math.floor((still + changed) / 2);
    if (offsetAt(middle) === before) still = middle;
    else changed = middle;
  }
  return [
    { from, to: changed, offset: before },
    { from: changed, to, offset: after },
  ];
}

const hoursOn = ({ week, holidays }: Calendar, localDay: number): readonly OpenHours[] =>
  holidays.has(fromDayNumber(localDay)) ? [] : (week[weekdayOf(localDay)] ?? []);

/**
 * Yields the open times of the calendar from this instant on, in order. An hour that the clock repeats counts twice.
 */
function* openSpans(calendar: Calendar, start: number): Generator<Span> {
  const first = Math.floor(start / DAY_MS);
  for (let day = first; day < first + LONGEST_DAYS; day += 1) {
    for (const { from, to, offset } of piecesOf(calendar.zone, day)) {
      const [dayFrom, dayTo] = [Math.floor((from + offset) / DAY_MS), Math.floor((to + offset - 1) / DAY_MS)];
      for (let localDay = dayFrom; localDay <= dayTo; localDay += 1) {
        for (const hours of hoursOn(calendar, localDay)) {
          const midnight = localDay * DAY_MS - offset;
          const opens = Math.max(midnight + hours.from * MINUTE_MS, from, start);
          const closes = Math.min(midnight + hours.to * MINUTE_MS, to);
          if (opens < closes) yield { from: opens, to: closes };
        }
      }
    }
  }
}

/** Returns the holds in order, joined where they touch. */
function joined(holds: readonly Span[]): Span[] {
  const sorted = holds.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** Returns the parts of a span outside the holds. */
function without({ from, to }: Span, holds: readonly Span[]): Span[] {
  const parts: Span[] = [];
  let at = from;
  for (const hold of holds) {
    if (hold.to <= at) continue;
    if (hold.from >= to) break;
    if (hold.from > at) parts.push({ from: at, to: hold.from });
    at = Math.max(at, hold.to);
  }
  if (at < to) parts.push({ from: at, to });
  return parts;
}

/**
 * Returns the instant at which this business time has passed since the start. Holds stop the clock. Returns undefined
 * if the time never passes, because a hold has no end (`to` is Infinity), or because the calendar is never open.
 */
export function deadlineAfter(
  calendar: Calendar,
  start: number,
  businessMs: number,
  holds: readonly Span[] = [],
): number | undefined {
  const stops = joined(holds);
  const endless = stops.find(({ to }) => to === Infinity)?.from ?? Infinity;
  let left = businessMs;
  for (const span of openSpans(calendar, start)) {
    if (span.from >= endless) return undefined;
    for (const { from, to } of without(span, stops)) {
      if (left <= to - from) return from + left;
      left -= to - from;
    }
  }
  return undefined;
}

/** Returns the business time between two instants in ms, outside the holds. */
export function businessTime(calendar: Calendar, { from, to }: Span, holds: readonly Span[] = []): number {
  const stops = joined(holds);
  let sum = 0;
  for (const span of openSpans(calendar, from)) {
    if (span.from >= to) break;
    for (const part of without({ from: span.from, to: Math.min(span.to, to) }, stops)) sum += part.to - part.from;
  }
  return sum;
}
