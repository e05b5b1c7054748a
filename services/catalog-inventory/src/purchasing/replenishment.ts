/**
 * Decides when to order a lens, and how many boxes. The method is an (s, Q) policy with reorder point and order
 * quantity. It assumes that the demand during the lead time is normally distributed. Source: Silver, Pyke, Thomas:
 * Inventory and Production Management in Supply Chains, 4th ed., ch. 6.
 */
import type { StockLevel } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import type { BoxParameters } from '@toric/contracts/lens';

/** Holds the demand for one lens in one pack during the last `demandDays` days. */
export type LensDemand = {
  readonly packId: string;
  readonly productId: string;
  readonly gtin: string;
  readonly lensId: string;
  readonly parameters: BoxParameters;
  readonly shipped: number;
  /**
   * Holds the sum of the squares of the daily numbers of shipped boxes. The variance of the demand is computed from it.
   */
  readonly squares: number;
  readonly available: number;
  readonly onOrder: number;
  /** Names the preferred supplier of the pack. It is null if no supplier sells the pack. */
  readonly supplierId: string | null;
  readonly leadTimeDays: number | null;
  /** Holds the minimum quantity of the supplier, in boxes of the pack. */
  readonly minimumQuantity: number | null;
  /** Holds the levels that staff set for the lens in the warehouse. `setPoint` is the reorder point. */
  readonly minimum: number | null;
  readonly setPoint: number | null;
  readonly maximum: number | null;
};
export type ReplenishmentRules = {
  readonly demandDays: number;
  /** Holds z: the safety stock, in standard deviations of the demand during the lead time. */
  readonly safetyFactor: number;
  /** Holds the number of days for which the boxes of a purchase order should suffice. */
  readonly coverDays: number;
};
export type PlannedLens = StockLevel & Pick<LensDemand, 'shipped' | 'minimumQuantity'>;

/**
 * Holds the lead time in days that is assumed for a pack that no supplier sells. With it, the pack can appear on the
 * low-stock list, so that staff look for a supplier.
 */
const UNKNOWN_LEAD_DAYS = 14;

/**
 * Returns the reorder point d·L + z·σ·√L, rounded up. L is the lead time in days and z the safety factor. d is the mean
 * and σ the sample standard deviation of the boxes shipped per day, with 0 for days without sales.
 */
export function reorderPoint(
  { shipped, squares }: Pick<LensDemand, 'shipped' | 'squares'>,
  leadTimeDays: number,
  { demandDays, safetyFactor }: ReplenishmentRules,
): number {
  const mean = shipped / demandDays;
  const variance = Math.max(0, squares - demandDays * mean ** 2) / (demandDays - 1);
  return Math.ceil(mean * leadTimeDays + safetyFactor * Math.sqrt(variance * leadTimeDays));
}

/**
 * Returns the lens with reorder point and order quantity. The order quantity is 0 if the free boxes and the boxes on
 * order are together above the reorder point. Otherwise the order fills the stock up to the maximum that staff set.
 * Without a maximum, it fills the stock up to the reorder point plus the demand of `coverDays` days.
 */
export function planLens(lens: LensDemand, rules: ReplenishmentRules): PlannedLens {
  const { squares: _, minimum, setPoint, maximum, ...known } = lens;
  const leadTimeDays = lens.leadTimeDays ?? UNKNOWN_LEAD_DAYS;
  const point = setPoint ?? Math.max(minimum ?? 0, reorderPoint(lens, leadTimeDays, rules));
  const position = lens.available + lens.onOrder;
  const perDay = lens.shipped / rules.demandDays;
  const upTo = maximum ?? point + Math.ceil(perDay * rules.coverDays);
  return {
    ...known,
    leadTimeDays,
    shippedPerDay: Math.round(perDay * 100) / 100,
    reorderPoint: point,
    orderQuantity: position > point ? 0 : Math.max(0, upTo - position),
  };
}

export const isLow = ({ available, reorderPoint: point }: PlannedLens): boolean => available <= point;
