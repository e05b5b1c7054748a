/**
 * Decides which prices one person may set. A price below the limits is proposed by one person and approved by another
 * (docs/adr/0036). Otherwise somebody could sell to a friend for nothing and then restore the price.
 */
import {
  PRICE_BELOW_FLOOR,
  PRICE_IN_OTHER_CURRENCY,
  PRICE_NEEDS_APPROVAL,
  PRICE_OF_ZERO,
  PRICE_UNDER_OWN_FLOOR,
  PRICE_WITHOUT_FLOOR,
} from '@toric/contracts/catalog-inventory/pricing/price.errors';
import type { PriceFloorView, PriceValue } from '@toric/contracts/catalog-inventory/pricing/price.http';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { Text } from '@toric/contracts/kernel/sentence';

/**
 * Describes the price of a pack in a market. `amount` is in minor units and includes tax. `taxRate` is in basis points.
 */
export type Price = {
  readonly market: string;
  readonly currency: string;
  readonly amount: number;
  readonly taxRate: number;
};
export type PricedPack = { readonly id: string; readonly size: number; readonly prices: readonly Price[] };

/** Describes a change of a price. `before` is null for an added price, and `after` is null for a removed price. */
export type PriceChange = {
  readonly packId: string;
  readonly market: string;
  readonly before: PriceValue | null;
  readonly after: PriceValue | null;
};

/** Describes the floor that is in force in a market. */
export type PriceFloor = Omit<PriceFloorView, 'createdAt'> & { readonly createdAt: Date };
/**
 * Describes a price that a pack has, had within the last COMPARED_DAYS days, or had last before the price was removed.
 */
export type PastPrice = { readonly packId: string; readonly market: string; readonly value: PriceValue };

/** Holds the facts that decide which prices a person may set alone. */
export type PriceLimits = {
  /** Names the person who wants to set the prices. */
  readonly by: string;
  readonly floors: readonly PriceFloor[];
  readonly past: readonly PastPrice[];
};

/**
 * A new price is compared with the highest price of this number of days. If it were compared with the present price
 * alone, several small cuts in a row could reach any price. A price that was removed and added again is compared too.
 */
export const COMPARED_DAYS = 30;

/** Returns the price of the pack in the market. Returns null if the pack has no price there. */
export const priceIn = (pack: PricedPack | undefined, market: string): PriceValue | null => {
  const price = pack?.prices.find((one) => one.market === market);
  if (!pack || !price) return null;
  return { packSize: pack.size, currency: price.currency, amount: price.amount, taxRate: price.taxRate };
};

export const samePrice = (a: PriceValue | null, b: PriceValue | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.packSize === b.packSize &&
    a.currency === b.currency &&
    a.amount === b.amount &&
    a.taxRate === b.taxRate);

/**
 * Returns each price that differs between a pack and its next state. If the size of the pack changes, all its prices
 * differ.
 */
export function priceChanges(before: PricedPack | undefined, after: PricedPack): PriceChange[] {
  const markets = new Set([...(before?.prices ?? []), ...after.prices].map(({ market }) => market));
  return [...markets]
    .map((market) => ({ packId: after.id, market, before: priceIn(before, market), after: priceIn(after, market) }))
    .filter((change) => !samePrice(change.before, change.after));
}

/** Returns true if the price rises or stays equal, so that no buyer pays less than before. */
const isRaise = (before: PriceValue | null, after: PriceValue): boolean =>
  before !== null &&
  before.currency === after.currency &&
  before.packSize === after.packSize &&
  before.amount <= after.amount;

/**
 * Returns the past prices with which a new price is compared: those of the pack in this market. A first price is
 * compared with the prices in the same currency that the pack has in other markets.
 */
function comparedWith(change: PriceChange, after: PriceValue, { past }: PriceLimits): PriceValue[] {
  const ofPack = past.filter(({ packId }) => packId === change.packId);
  const inMarket = ofPack.filter(({ market }) => market === change.market).map(({ value }) => value);
  if (inMarket.length > 0) return inMarket;
  return ofPack.map(({ value }) => value).filter(({ currency }) => currency === after.currency);
}

/** Returns the reason why one person may not set this price alone. Returns undefined if one person may set it. */
export function needsApproval(change: PriceChange, limits: PriceLimits): Text | undefined {
  const { market, before, after } = change;
  if (after === null || isRaise(before, after)) return undefined;
  const { amount, currency, packSize } = after;
  if (amount === 0) return PRICE_OF_ZERO();
  const floor = limits.floors.find((one) => one.market === market);
  if (!floor) return PRICE_WITHOUT_FLOOR({ market });
  if (floor.setBy === limits.by) return PRICE_UNDER_OWN_FLOOR({ market });
  const compared = comparedWith(change, after, limits);
  const known = [floor, ...compared].find((one) => one.currency !== currency);
  if (known) return PRICE_IN_OTHER_CURRENCY({ currency, known: known.currency });
  // compares the price per lens, because the earlier box may have been smaller or larger
  const highest = Math.max(0, ...compared.map((past) => (past.amount * packSize) / past.packSize));
  const lowest = Math.max(floor.amount, Math.ceil((highest * floor.share) / 10_000));
  return amount < lowest ? PRICE_BELOW_FLOOR({ amount, lowest, currency }) : undefined;
}

/** Throws if one person may not set the prices of the pack alone. The errors point into `after.prices`. */
export function requireWithinLimits(before: PricedPack | undefined, after: PricedPack, limits: PriceLimits): void {
  const errors = priceChanges(before, after).flatMap((change): FieldError[] => {
    const detail = needsApproval(change, limits);
    const index = after.prices.findIndex(({ market }) => market === change.market);
    return detail ? [{ pointer: `/prices/${index}/amount`, detail }] : [];
  });
  if (errors.length > 0) throw PRICE_NEEDS_APPROVAL().at(...errors);
}

export const priceFloorView = ({ createdAt, ...floor }: PriceFloor): PriceFloorView => ({
  ...floor,
  createdAt: createdAt.toISOString(),
});
