/**
 * When to order a lens, and how much: order point and order quantity (s, Q), with the demand during the lead time taken
 * as normally distributed. Silver, Pyke, Thomas: Inventory and Production Management in Supply Chains, 4th ed., ch. 6.
 */
import type { StockLevel } from '@toric/contracts/catalog-inventory/reports/report.http';
import type { LensParameters } from '@toric/contracts/lens';

/** A lens in a pack that was shipped in the days that are looked at. */
export type DemandedLens = {
  readonly packId: string;
  readonly productId: string;
  readonly gtin: string;
  readonly lensId: string;
  readonly parameters: LensParameters;
  readonly shipped: number;
  /** The boxes of each day, squared and added up. */
  readonly squares: number;
  readonly available: number;
  readonly onOrder: number;
  /** Who is asked first for the pack; null: nobody sells it. */
  readonly supplierId: string | null;
  readonly leadTimeDays: number | null;
  /** The fewest boxes of the pack that the supplier sends. */
  readonly minimumQuantity: number | null;
};
export type ReplenishmentRules = {
  readonly demandDays: number;
  /** z: so many standard deviations of the demand during the lead time are kept in reserve. */
  readonly safetyFactor: number;
  /** For how many days an order is to last. */
  readonly coverDays: number;
};
export type PlannedLens = StockLevel & Pick<DemandedLens, 'shipped' | 'minimumQuantity'>;

/** Of a pack that nobody sells: it is on the list all the same, so that somebody looks for one who does. */
const UNKNOWN_LEAD_DAYS = 14;

/** d·L + z·σ·√L, with mean and (sample) standard deviation of the boxes a day; days without any count as well. */
export function reorderPoint(
  { shipped, squares }: Pick<DemandedLens, 'shipped' | 'squares'>,
  leadTimeDays: number,
  { demandDays, safetyFactor }: ReplenishmentRules,
): number {
  const mean = shipped / demandDays;
  const variance = Math.max(0, squares - demandDays * mean ** 2) / (demandDays - 1);
  return Math.ceil(mean * leadTimeDays + safetyFactor * Math.sqrt(variance * leadTimeDays));
}

/** Ordered up to the order point, and what will be sold while the order lasts. */
export function planned(lens: DemandedLens, rules: ReplenishmentRules): PlannedLens {
  const { squares: _, ...known } = lens;
  const leadTimeDays = lens.leadTimeDays ?? UNKNOWN_LEAD_DAYS;
  const point = reorderPoint(lens, leadTimeDays, rules);
  const position = lens.available + lens.onOrder;
  const perDay = lens.shipped / rules.demandDays;
  return {
    ...known,
    leadTimeDays,
    shippedPerDay: Math.round(perDay * 100) / 100,
    reorderPoint: point,
    orderQuantity: position > point ? 0 : point - position + Math.ceil(perDay * rules.coverDays),
  };
}

export const isLow = ({ available, reorderPoint: point }: PlannedLens): boolean => available <= point;
