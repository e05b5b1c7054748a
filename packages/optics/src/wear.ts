/** How long lenses last one eye, and when a lens is opened (what first-expired-first-out must look at). */
/** Part-time wear stretches dailies only: two-weekly and monthly lenses age by the calendar once opened. */

export type Replacement = 'daily' | 'two-weekly' | 'monthly';

const DAYS_PER_LENS = { 'two-weekly': 14, monthly: 30 } as const;

function requireWhole(name: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
  throw new RangeError(`${name} is ${value}: give a whole number, ${range}`);
}

/** Days that a number of lenses lasts one eye; a part of a day is not counted, so nobody is told too late. */
export function supplyDays(lenses: number, replacement: Replacement, wearDaysPerWeek = 7): number {
  requireWhole('the number of lenses', lenses, 0);
  requireWhole('wear days per week', wearDaysPerWeek, 1, 7);
  return replacement === 'daily' ? Math.floor((lenses * 7) / wearDaysPerWeek) : lenses * DAYS_PER_LENS[replacement];
}

/**
 * How many days after the first one may be opened a lens is, at the latest, when so many are opened before it.
 * Which days of the week are worn is unknown: the last ones are assumed, so the lens must keep the longer.
 */
export function daysUntilOpened(lensesBefore: number, replacement: Replacement, wearDaysPerWeek = 7): number {
  requireWhole('the number of lenses before', lensesBefore, 0);
  requireWhole('wear days per week', wearDaysPerWeek, 1, 7);
  if (replacement !== 'daily') return lensesBefore * DAYS_PER_LENS[replacement];
  const weeks = Math.floor(lensesBefore / wearDaysPerWeek);
  return weeks * 7 + (7 - wearDaysPerWeek) + (lensesBefore % wearDaysPerWeek);
}
