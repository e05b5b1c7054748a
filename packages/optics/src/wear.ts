// Computes how long lenses last. Part-time wear makes only daily lenses last longer. All other lenses age by the
// calendar once they are opened, even if they are not worn.
import type { Replacement as ReplacementSchema } from '@toric/contracts/lens';
import type { z } from 'zod';

export type Replacement = z.infer<typeof ReplacementSchema>;

/**
 * Holds the days that one lens of each replacement lasts. A month counts as 30 days, so that the wearer is warned early
 * enough. A quarter has three months, half a year six.
 */
const DAYS_PER_LENS: Readonly<Record<Exclude<Replacement, 'daily'>, number>> = {
  ...{ weekly: 7, 'two-weekly': 14, monthly: 30, quarterly: 90, 'half-yearly': 180, yearly: 365 },
};

function requireWhole(name: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
  throw new RangeError(`${name} is ${value}: give a whole number, ${range}`);
}

/**
 * Returns how many whole days the lenses of one eye last: a two-weekly lens 14 days, a monthly one 30, a yearly one
 * 365. It rounds down, so that the wearer is warned early enough. `wearDaysPerWeek` is 1 to 7. Throws a RangeError for
 * other numbers.
 */
export function supplyDays(lenses: number, replacement: Replacement, wearDaysPerWeek = 7): number {
  requireWhole('the number of lenses', lenses, 0);
  requireWhole('wear days per week', wearDaysPerWeek, 1, 7);
  return replacement === 'daily' ? Math.floor((lenses * 7) / wearDaysPerWeek) : lenses * DAYS_PER_LENS[replacement];
}

/**
 * Returns the latest day on which a lens is opened after `lensesBefore` other lenses, in days after the first possible
 * opening. The allocation of stock by first-expired-first-out needs it. We assume that the last days of each week are
 * worn. `wearDaysPerWeek` is 1 to 7. Throws a RangeError for other numbers.
 */
export function daysUntilOpened(lensesBefore: number, replacement: Replacement, wearDaysPerWeek = 7): number {
  requireWhole('the number of lenses before', lensesBefore, 0);
  requireWhole('wear days per week', wearDaysPerWeek, 1, 7);
  if (replacement !== 'daily') return lensesBefore * DAYS_PER_LENS[replacement];
  const weeks = Math.floor(lensesBefore / wearDaysPerWeek);
  return weeks * 7 + (7 - wearDaysPerWeek) + (lensesBefore % wearDaysPerWeek);
}
