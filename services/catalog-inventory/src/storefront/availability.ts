/** Computes whether a lens is in stock. The public never sees how many boxes there are. */
import type { Availability, LensCheck } from '@toric/contracts/catalog-inventory/storefront/lens.http';
import { type Goods, isStocked } from '@toric/contracts/goods/goods';
import type { z } from 'zod';
import type { Pack, Product } from '../catalogue/product.ts';
import type { FreeBoxes } from '../stock/lot.reader.store.ts';
import { lastOpenedOn, type Sale } from '../stock/stock.ts';

/** Holds the rules by which stock is shown. `lowStock` is the largest number of boxes that is shown as `low`. */
export type AvailabilityRules = Sale & { readonly lowStock: number };
export type MarketOffer = {
  readonly product: Pick<Product, 'replacement'>;
  readonly packs: readonly Pack[];
  /** Names the market. If no market is given, the boxes of every pack are counted. */
  readonly market?: string | undefined;
};

export function availabilityOf(boxes: number, lowStock: number): Availability {
  if (boxes <= 0) return 'sold-out';
  return boxes <= lowStock ? 'low' : 'in-stock';
}

/**
 * Returns the number of free boxes of a pack. A box whose last lens would not be opened before the box expires does not
 * count.
 */
function countFreeBoxes({ id, size }: Pack, { product }: MarketOffer, lots: readonly FreeBoxes[], sale: Sale): number {
  const lastOpened = lastOpenedOn({ size, replacement: product.replacement }, 1, sale);
  const good = lots.filter(({ packId, expiresOn }) => packId === id && lastOpened < expiresOn);
  return good.reduce((sum, { available }) => sum + available, 0);
}

/**
 * Returns the packs that have a price in the market, with the availability of one lens. `lots` holds the free boxes of
 * this lens.
 */
export function packsInMarket(
  offer: MarketOffer & { market: string },
  lots: readonly FreeBoxes[],
  rules: AvailabilityRules,
): z.output<typeof LensCheck>['packs'] {
  return offer.packs.flatMap((pack) => {
    const price = pack.prices.find(({ market }) => market === offer.market);
    if (!price) return [];
    const { amount, currency } = price;
    const availability = availabilityOf(countFreeBoxes(pack, offer, lots, rules), rules.lowStock);
    return [{ packId: pack.id, size: pack.size, price: { amount, currency }, availability }];
  });
}

/**
 * Returns the packs that have a price in the market, with their availability, for goods that are not a lens. `lots`
 * holds the free boxes of the product. A service has no stock and is always available.
 */
export function goodsInMarket(
  offer: MarketOffer & { readonly product: { readonly goods: Goods }; readonly market: string },
  lots: readonly FreeBoxes[],
  rules: AvailabilityRules,
) {
  const contents = new Map(offer.packs.map(({ id, content }) => [id, content]));
  return packsInMarket(offer, lots, rules).map(({ availability, ...pack }) => ({
    ...{ ...pack, content: contents.get(pack.packId) ?? null },
    availability: isStocked(offer.product.goods) ? availability : ('in-stock' as const),
  }));
}

/**
 * Returns the availability of one lens in all packs that have a price in the market. `lots` holds the free boxes of
 * this lens.
 */
export function availabilityInMarket(
  offer: MarketOffer,
  lots: readonly FreeBoxes[],
  rules: AvailabilityRules,
): Availability {
  const { packs, market } = offer;
  const sold = packs.filter(({ prices }) => market === undefined || prices.some((price) => price.market === market));
  const boxes = sold.reduce((sum, pack) => sum + countFreeBoxes(pack, offer, lots, rules), 0);
  return availabilityOf(boxes, rules.lowStock);
}
