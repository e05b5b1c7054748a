/**
 * Decides how many lenses may be supplied on a prescription, so that nobody stocks up for the time after its expiry.
 */
import { toDayNumber } from '@toric/optics/calendar-day';
import { packAt } from '@toric/optics/jurisdiction/pack';
import type { Law } from '@toric/optics/jurisdiction/place';

export type OrderedLine = {
  readonly eye: string;
  readonly prescriptionId: string;
  readonly lensId: string;
  readonly quantity?: number | undefined;
  readonly boxDays?: number | undefined;
};
/** Describes lenses that were supplied to a customer for one eye. */
export type Supply = {
  readonly customerId: string;
  readonly eye: string;
  readonly prescriptionId: string;
  readonly lensId: string;
  /** Holds the number of days for which the supplied lenses last if they are worn every day. */
  readonly days: number;
  /** Holds the calendar day on which the lenses were supplied. */
  readonly suppliedOn: string;
  /** Names the order of the supply. It is null if this order is not being decided now. */
  readonly orderId: string | null;
};
type Rules = {
  readonly laws: readonly Law[];
  readonly today: string;
  readonly issuedOn: string;
  readonly expiresOn: string;
  /**
   * Holds the shop's own limit in days of wear. It applies in addition to the laws. The usual limit is the supply of
   * one year. So a customer may order lenses for a year on the last day of a prescription, but not for ten years.
   */
  readonly mostDays: number;
};

/**
 * Returns the number of days of wear that the customer still has today. The lenses are worn one after the other, each
 * from the day of its supply or later. Lenses that are used up do not count.
 */
export function daysOnHand(supplies: readonly Pick<Supply, 'days' | 'suppliedOn'>[], today: string): number {
  const inOrder = supplies
    .map(({ days, suppliedOn }) => ({ days, from: toDayNumber(suppliedOn) }))
    .toSorted((one, other) => one.from - other.from);
  const end = inOrder.reduce((until, { days, from }) => Math.max(until, from) + days, 0);
  return Math.max(0, end - toDayNumber(today));
}

/**
 * Returns the days of wear of the line. Returns 0 if the line does not state them, because an older order service sent
 * it.
 */
export const daysIn = ({ quantity = 0, boxDays = 0 }: OrderedLine): number => quantity * boxDays;

/**
 * Returns true if the lines of one eye and one prescription contain more lenses than may be supplied. The last box may
 * exceed the limit, because boxes are not opened. `earlier` holds the other supplies of the same customer and eye. If a
 * law has the rule `until-expiry`, the lenses may last until the prescription expires. Supplies on this prescription
 * and supplies of the same lens count. The shop's limit also counts supplies on other prescriptions since the day of
 * issue. Older supplies do not count, because the new prescription replaced their lenses.
 */
export function exceedsMostSupply(lines: readonly OrderedLine[], earlier: readonly Supply[], rules: Rules): boolean {
  const known = lines.filter((line) => daysIn(line) > 0);
  const [first] = known;
  if (!first) return false;
  const days = known.reduce((sum, line) => sum + daysIn(line), 0);
  const lastBox = Math.min(...known.flatMap(({ boxDays }) => boxDays ?? []));
  const isAlike = ({ prescriptionId, lensId }: Supply) =>
    prescriptionId === first.prescriptionId || known.some((line) => line.lensId === lensId);
  return days - lastBox >= roomFor(isAlike, earlier, rules);
}

/**
 * Returns the number of days of wear that the eye may still get on the prescription. `isAlike` is true for supplies on
 * this prescription or of this lens.
 */
export function roomFor(
  isAlike: (supply: Supply) => boolean,
  earlier: readonly Supply[],
  { laws, today, issuedOn, expiresOn, mostDays }: Rules,
): number {
  const daysLeft = toDayNumber(expiresOn) - toDayNumber(today) + 1;
  const room = (counted: (supply: Supply) => boolean, most: number) =>
    most - daysOnHand(earlier.filter(counted), today);
  const byShop = room((supply) => isAlike(supply) || supply.suppliedOn >= issuedOn, Math.max(daysLeft, mostDays));
  const isLimited = laws.some((law) => law !== undefined && packAt(law, today)?.mostSupply?.is === 'until-expiry');
  return isLimited ? Math.min(byShop, room(isAlike, daysLeft)) : byShop;
}
