/** How many lenses may be supplied on a prescription, so that nobody stocks up beyond its end. */
import { toDayNumber } from '@toric/optics/calendar-day';
import { packAt } from '@toric/optics/jurisdiction/pack';
import type { Law } from '@toric/optics/jurisdiction/place';

/**
 * The shop's own limit, in days of wear, where no law on file names one: the supply of a year, as the trade sells it. It
 * lets a customer order a year of lenses on the last day of a prescription, and no ten years.
 */
const YEAR = 365;

type OrderedLine = {
  readonly eye: string;
  readonly prescriptionId: string;
  readonly quantity?: number | undefined;
  readonly boxDays?: number | undefined;
};

/**
 * Returns the days of wear that may be supplied, before rounding up to whole boxes. A law with the rule `until-expiry`
 * permits the days until the prescription ends. Where no applicable law has a rule, the shop's limit of a year counts
 * too.
 */
function mostDays(laws: readonly Law[], today: string, daysLeft: number): number {
  const isLimited = laws.some((law) => law !== undefined && packAt(law, today)?.mostSupply?.is === 'until-expiry');
  return isLimited ? daysLeft : Math.max(daysLeft, YEAR);
}

/**
 * Returns true if the lines of one eye and one prescription hold more lenses than may be supplied. The last box may
 * reach beyond the limit, because boxes are not opened. Lines of older order services do not tell how long a box lasts.
 */
export function exceedsMostSupply(
  lines: readonly OrderedLine[],
  { laws, today, expiresOn }: { laws: readonly Law[]; today: string; expiresOn: string },
): boolean {
  const known = lines.flatMap(({ quantity, boxDays }) => (quantity && boxDays ? [{ quantity, boxDays }] : []));
  if (known.length === 0) return false;
  const days = known.reduce((sum, { quantity, boxDays }) => sum + quantity * boxDays, 0);
  const lastBox = Math.min(...known.map(({ boxDays }) => boxDays));
  const daysLeft = toDayNumber(expiresOn) - toDayNumber(today) + 1;
  return days - lastBox >= mostDays(laws, today, daysLeft);
}
