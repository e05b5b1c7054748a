// Counts business hours as 16 CFR 315.2 defines them: 9:00 to 17:00, Monday to Friday, without federal holidays, on the
// prescriber's local clock.
import { DAY_MS, weekdayOf } from '../calendar-day.ts';
import { federalHoliday } from './federal-holidays.ts';
import { wallAt, whenClockReads, type Zone } from './zone.ts';

/**
 * Holds the Saturday hours of a prescriber, e.g. `09:00` to `13:00`. They may be given only if the seller actually
 * knows them.
 */
export interface SaturdayHours {
  readonly from: string;
  readonly to: string;
}

/**
 * Describes a time interval of a verification. `what` is `counted` if it consists of business hours; otherwise it says
 * why the interval does not count.
 */
export interface Interval {
  /**
   * Holds the start of the interval in ms since 1970; `to` holds its end. Each interval begins where the previous one
   * ends.
   */
  readonly from: number;
  readonly to: number;
  readonly what: 'counted' | 'outside-hours' | 'saturday' | 'sunday' | 'holiday';
  /** Holds the day number of the local day on which the interval begins. */
  readonly day: number;
}

/** Holds the business hours of one day, in minutes after local midnight. */
type Hours = { readonly opens: number; readonly closes: number };
type Closed = Exclude<Interval['what'], 'counted' | 'outside-hours'>;

const WEEKDAY: Hours = { opens: 9 * 60, closes: 17 * 60 };
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const hoursOf = ({ from, to }: SaturdayHours): Hours => ({ opens: minuteOf(from), closes: minuteOf(to) });

function hoursOn(day: number, saturday: Hours | undefined): Hours | Closed {
  if (federalHoliday(day)) return 'holiday';
  const weekday = weekdayOf(day);
  if (weekday === 0) return 'sunday';
  return weekday === 6 ? (saturday ?? 'saturday') : WEEKDAY;
}

/**
 * Returns intervals that follow each other without a gap, from the receipt (ms since 1970) until `wanted` ms of
 * business hours have passed. A Saturday counts only if its hours are known (16 CFR 315.2).
 */
export function countBusinessHours(zone: Zone, received: number, wanted: number, known?: SaturdayHours): Interval[] {
  const saturday = known && hoursOf(known);
  const intervals: Interval[] = [];
  let [at, left] = [received, wanted];
  for (let day = Math.floor(wallAt(zone, received) / DAY_MS); left > 0; day += 1) {
    const addUntil = (end: number, what: Interval['what']) => {
      if (end <= at) return;
      intervals.push({ from: at, to: end, what, day });
      at = end;
    };
    const instantOf = (minute: number) => whenClockReads(zone, day * DAY_MS + minute * 60_000);
    const hours = hoursOn(day, saturday);
    if (typeof hours === 'string') {
      addUntil(instantOf(24 * 60), hours);
      continue;
    }
    addUntil(instantOf(hours.opens), 'outside-hours');
    const begun = at;
    addUntil(Math.min(instantOf(hours.closes), at + left), 'counted');
    left -= at - begun;
    if (left > 0) addUntil(instantOf(24 * 60), 'outside-hours');
  }
  return joinNights(intervals);
}

/** Joins the evening of one day and the morning of the next into one interval. */
function joinNights(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = [];
  for (const interval of intervals) {
    const last = joined.at(-1);
    if (last?.what === 'outside-hours' && interval.what === 'outside-hours') {
      joined[joined.length - 1] = { ...last, to: interval.to };
    } else joined.push(interval);
  }
  return joined;
}
