/** How many lenses may be supplied on a prescription, so that nobody stocks up beyond its end. */
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
/** Lenses that were supplied to a customer for one eye. */
export type Supply = {
  readonly customerId: string;
  readonly eye: string;
  readonly prescriptionId: string;
  readonly lensId: string;
  /** How many days the lenses last, worn every day. */
  readonly days: number;
  /** The calendar day of the supply. */
  readonly suppliedOn: string;
  /** The order of the supply. Null if this order is not being decided now. */
  readonly orderId: string | null;
};
type Rules = {
  readonly laws: readonly Law[];
  readonly today: string;
  readonly issuedOn: string;
  readonly expiresOn: string;
  /**
   * The shop's own limit, in days of wear, where no law on file names one: usually the supply of a year, as the trade
   * sells it. It lets a customer order a year of lenses on the last day of a prescription, and no ten years.
   */
  readonly mostDays: number;
};

/**
 * Returns the days of wear that are left today. The lenses are worn one after the other from the day of their supply
 * on, and lenses that were worn count no more.
 */
export function daysOnHand(supplies: readonly Pick<Supply, 'days' | 'suppliedOn'>[], today: string): number {
  const inOrder = supplies
    .map(({ days, suppliedOn }) => ({ days, from: toDayNumber(suppliedOn) }))
    .toSorted((one, other) => one.from - other.from);
  const end = inOrder.reduce((until, { days, from }) => Math.max(until, from) + days, 0);
  return Math.max(0, end - toDayNumber(today));
}

/** Returns the days of wear in the line. Returns 0 for a line of an older order service, which does not tell them. */
export const daysIn = ({ quantity = 0, boxDays = 0 }: OrderedLine): number => quantity * boxDays;

/**
 * Returns true if the lines of one eye and one prescription hold more lenses than may be supplied. The last box may
 * reach beyond the limit, because boxes are not opened. `earlier` are the other supplies of the same customer and eye.
 *
 * A law with the rule `until-expiry` permits the days until the prescription ends, and counts the supplies on this
 * prescription or of the same lens. The shop's limit also counts the supplies on other prescriptions since the
 * day of issue. Older ones do not count, because the new prescription replaced their lenses.
 */
export function exceedsMostSupply(
  lines: readonly OrderedLine[],
  earlier: readonly Supply[],
  { laws, today, issuedOn, expiresOn, mostDays }: Rules,
): boolean {
  const known = lines.filter((line) => daysIn(line) > 0);
  const [first] = known;
  if (!first) return false;
  const days = known.reduce((sum, line) => sum + daysIn(line), 0);
  const lastBox = Math.min(...known.flatMap(({ boxDays }) => boxDays ?? []));
  const daysLeft = toDayNumber(expiresOn) - toDayNumber(today) + 1;
  const isAlike = ({ prescriptionId, lensId }: Supply) =>
    prescriptionId === first.prescriptionId || known.some((line) => line.lensId === lensId);
  const exceeds = (counted: (supply: Supply) => boolean, most: number) =>
    daysOnHand(earlier.filter(counted), today) + days - lastBox >= most;
  const isLimited = laws.some((law) => law !== undefined && packAt(law, today)?.mostSupply?.is === 'until-expiry');
  if (isLimited && exceeds(isAlike, daysLeft)) return true;
  return exceeds((supply) => isAlike(supply) || supply.suppliedOn >= issuedOn, Math.max(daysLeft, mostDays));
}
