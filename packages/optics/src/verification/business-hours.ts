/** Business hours as 16 CFR 315.2 defines them, counted by the prescriber's clock, day by day. */
import { DAY_MS, weekdayOf } from '../calendar-day.ts';
import { federalHoliday } from './federal-holidays.ts';
import { wallAt, whenClockReads, type Zone } from './zone.ts';

/** Of the prescriber, by actual knowledge: `09:00`. */
export interface SaturdayHours {
  readonly from: string;
  readonly to: string;
}

export interface Stretch {
  /** Instants, in ms; each stretch begins where the one before ends. */
  readonly from: number;
  readonly to: number;
  readonly what: 'counted' | 'outside-hours' | 'saturday' | 'sunday' | 'holiday';
  /** The day that it begins on, by the prescriber's calendar. */
  readonly day: number;
}

/** Minutes after midnight. */
type Hours = { readonly opens: number; readonly closes: number };
type Closed = Exclude<Stretch['what'], 'counted' | 'outside-hours'>;

const WEEKDAY: Hours = { opens: 9 * 60, closes: 17 * 60 };
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const hoursOf = ({ from, to }: SaturdayHours): Hours => ({ opens: minuteOf(from), closes: minuteOf(to) });

function hoursOn(day: number, saturday: Hours | undefined): Hours | Closed {
  if (federalHoliday(day)) return 'holiday';
  const weekday = weekdayOf(day);
  if (weekday === 0) return 'sunday';
  return weekday === 6 ? (saturday ?? 'saturday') : WEEKDAY;
}

/** From the receipt to the instant at which `wanted` ms of business hours have passed, without a gap. */
export function countBusinessHours(zone: Zone, received: number, wanted: number, known?: SaturdayHours): Stretch[] {
  const saturday = known && hoursOf(known);
  const stretches: Stretch[] = [];
  let [at, left] = [received, wanted];
  for (let day = Math.floor(wallAt(zone, received) / DAY_MS); left > 0; day += 1) {
    const until = (end: number, what: Stretch['what']) => {
      if (end <= at) return;
      stretches.push({ from: at, to: end, what, day });
      at = end;
    };
    const when = (minute: number) => whenClockReads(zone, day * DAY_MS + minute * 60_000);
    const hours = hoursOn(day, saturday);
    if (typeof hours === 'string') {
      until(when(24 * 60), hours);
      continue;
    }
    until(when(hours.opens), 'outside-hours');
    const begun = at;
    until(Math.min(when(hours.closes), at + left), 'counted');
    left -= at - begun;
    if (left > 0) until(when(24 * 60), 'outside-hours');
  }
  return joined(stretches);
}

/** The evening of one day and the morning of the next are one stretch. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const stretch of stretches) {
    const last = whole.at(-1);
    if (last?.what === 'outside-hours' && stretch.what === 'outside-hours') {
      whole[whole.length - 1] = { ...last, to: stretch.to };
    } else whole.push(stretch);
  }
  return whole;
}
