/**
 * When to order a lens, and how many boxes: an (s, Q) policy with reorder point and order quantity. The demand during
 * the lead time is taken as normally distributed. Silver, Pyke, Thomas: Inventory and Production Management in Supply
 * Chains, 4th ed., ch. 6.
 */
import type { StockLevel } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import type { LensParameters } from '@toric/contracts/lens';

/** The demand for one lens in one pack during the last `demandDays` days. */
export type LensDemand = {
  readonly packId: string;
  readonly productId: string;
  readonly gtin: string;
  readonly lensId: string;
  readonly parameters: LensParameters;
  readonly shipped: number;
  /** The sum of the squares of the boxes shipped per day. */
  readonly squares: number;
  readonly available: number;
  readonly onOrder: number;
  /** The preferred supplier of the pack. Null if no supplier sells it. */
  readonly supplierId: string | null;
  readonly leadTimeDays: number | null;
  /** The supplier's minimum quantity, in boxes of the pack. */
  readonly minimumQuantity: number | null;
};
export type ReplenishmentRules = {
  readonly demandDays: number;
  /** z: the safety stock, in standard deviations of the demand during the lead time. */
  readonly safetyFactor: number;
  /** The number of days that an order shall last. */
  readonly coverDays: number;
};
export type PlannedLens = StockLevel & Pick<LensDemand, 'shipped' | 'minimumQuantity'>;

/**
 * The assumed lead time of a pack that no supplier sells. It stays on the low-stock list, so that staff find a
 * supplier.
 */
const UNKNOWN_LEAD_DAYS = 14;

/** d·L + z·σ·√L, with the mean d and the sample standard deviation σ of boxes a day. Days without sales count as 0. */
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
 * The order quantity fills up to the reorder point and adds the demand of `coverDays`. It is 0 above the reorder point.
 */
export function planLens(lens: LensDemand, rules: ReplenishmentRules): PlannedLens {
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
