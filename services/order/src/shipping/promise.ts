/**
 * Describes the rule by which the arrival of an order is promised: cut-off, day of packing, and the working days of the
 * carrier (ADR 0093).
 */
import type { Weekday } from '@toric/contracts/customer/cases/case-settings.http';
import { DAY_MS, fromDayNumber, weekdayOf } from '@toric/optics/calendar-day';
import { wallAt, zoneOf } from '@toric/optics/verification/zone';

export type PromiseRule = {
  /** Names the time zone of the warehouse. */
  readonly timeZone: string;
  /** Holds the time before which an order is packed on the same day: `15:00`, or `24:00` for the end of the day. */
  readonly cutOff: string;
  readonly packing: readonly Weekday[];
  readonly delivering: readonly Weekday[];
  readonly holidays: readonly string[];
  readonly minDays: number;
  readonly maxDays: number;
};
export type Promised = { readonly packedOn: string; readonly earliestOn: string; readonly promisedOn: string };

const WEEKDAYS: readonly Weekday[] = [
  ...(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const),
];
/** A calendar without an open day within this number of days gives no promised day. */
const MOST_DAYS = 731;
const MINUTE_MS = 60_000;

type IsOpen = (day: number) => boolean;

/** Returns the first open day of a calendar on or after `from`. */
function firstOpen(from: number, isOpen: IsOpen): number | undefined {
  for (let day = from; day <= from + MOST_DAYS; day += 1) if (isOpen(day)) return day;
  return undefined;
}

/**
 * Returns the open day on which `days` open days after `from` have passed. If `days` is 0, it is the first open day on
 * or after `from`.
 */
function openAfter(from: number, days: number, isOpen: IsOpen): number | undefined {
  let day = days === 0 ? firstOpen(from, isOpen) : from;
  for (let passed = 0; passed < days && day !== undefined; passed += 1) day = firstOpen(day + 1, isOpen);
  return day;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * Returns the day of packing and the days between which the parcel arrives, for an order at this instant. Returns
 * undefined if the runtime does not know the time zone, or if the calendar has no open day in the next two years.
 */
export function promiseOf(rule: PromiseRule, at: Date): Promised | undefined {
  const zone = zoneOf(rule.timeZone);
  if (!zone) return undefined;
  const wall = wallAt(zone, at.getTime());
  const today = Math.floor(wall / DAY_MS);
  const minute = Math.floor((wall - today * DAY_MS) / MINUTE_MS);
  const closed = new Set(rule.holidays);
  const openOn = (weekdays: readonly Weekday[]): IsOpen => {
    const open = weekdays.map((name) => WEEKDAYS.indexOf(name));
    return (day) => open.includes(weekdayOf(day)) && !closed.has(fromDayNumber(day));
  };
  const packed = firstOpen(minute < minuteOf(rule.cutOff) ? today : today + 1, openOn(rule.packing));
  if (packed === undefined) return undefined;
  const delivers = openOn(rule.delivering);
  const [earliest, latest] = [openAfter(packed, rule.minDays, delivers), openAfter(packed, rule.maxDays, delivers)];
  if (earliest === undefined || latest === undefined) return undefined;
  return {
    ...{ packedOn: fromDayNumber(packed), earliestOn: fromDayNumber(earliest), promisedOn: fromDayNumber(latest) },
  };
}

/**
 * Returns the rule of the promised day with only the holidays between `today` and `until`. An order stores this rule,
 * to compute the promised day again if it has to wait.
 */
export function keptRule(rule: PromiseRule, today: string, until: string): PromiseRule {
  const { timeZone, cutOff, packing, delivering, minDays, maxDays } = rule;
  const holidays = rule.holidays.filter((day) => day >= today && day <= until);
  return { timeZone, cutOff, packing, delivering, minDays, maxDays, holidays };
}
