import { countBusinessHours } from '@toric/optics/verification/business-hours';
import { zoneOf } from '@toric/optics/verification/zone';

/**
 * Describes a step of the clock of a verification, from the answer of the API. `to` is null if only an answer verifies.
 */
export type ClockStep = {
  readonly from: string;
  readonly to: string | null;
  readonly what: 'counted' | 'outside-hours' | 'saturday' | 'sunday' | 'holiday' | 'answer-needed';
  readonly why: string;
};

const at = (instant: string) => Date.parse(instant);
const counted = (steps: readonly ClockStep[]) => steps.filter(({ what, to }) => what === 'counted' && to !== null);
const lengthAfter = ({ from, to }: ClockStep, now: number) => Math.max(0, at(to ?? from) - Math.max(at(from), now));

/** Returns the remaining business hours, in ms. Returns undefined if silence does not verify. */
export function remainingOf(steps: readonly ClockStep[], now: number): number | undefined {
  if (steps.length === 0 || steps.some(({ what }) => what === 'answer-needed')) return undefined;
  return counted(steps).reduce((sum, step) => sum + lengthAfter(step, now), 0);
}

/** Returns all business hours of the clock, in ms: eight hours in the USA. */
export const totalOf = (steps: readonly ClockStep[]): number =>
  counted(steps).reduce((sum, { from, to }) => sum + at(to ?? from) - at(from), 0);

/**
 * Returns the time at which the hours start to count again. Returns undefined while they count, and after the last
 * hour.
 */
export function resumesAt(steps: readonly ClockStep[], now: number): string | undefined {
  const next = counted(steps).find(({ to }) => at(to ?? '') > now);
  return next && at(next.from) > now ? next.from : undefined;
}

const EIGHT_HOURS_MS = 8 * 3_600_000;

/**
 * Returns the business hours between now and a deadline on the prescriber's clock, in ms. Saturdays do not count,
 * because a list does not know whether the Saturday hours of the prescriber are known.
 */
export function remainingUntil(deadline: string, timeZone: string, now: number): number | undefined {
  const zone = zoneOf(timeZone);
  if (!zone) return undefined;
  const end = at(deadline);
  if (end <= now) return 0;
  return countBusinessHours(zone, now, EIGHT_HOURS_MS)
    .filter(({ what, from }) => what === 'counted' && from < end)
    .reduce((sum, { from, to }) => sum + Math.min(to, end) - from, 0);
}
