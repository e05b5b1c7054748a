import type { StockedLens } from '@toric/contracts/catalog-inventory/storefront/lens.http';
import type { LensParameters } from '@toric/contracts/lens';
import type { LensIds } from '@toric/optics/lens-id';
import { availabilityInMarket, type AvailabilityRules, type MarketOffer } from './availability.ts';
import { readFreeBoxes } from '../stock/lot.reader.store.ts';
import type { Reader } from '../reader.store.ts';

type ProductOffer = MarketOffer & { readonly product: { readonly id: string } };

/** Holds the settings by which the storefront decides whether a lens is in stock. */
export type StockRules = Omit<AvailabilityRules, 'today'> & { readonly lensIds: LensIds };

/**
 * Adds its availability to each lens of one product. Reads all lots in one query. The answer does not contain the ids
 * of the lenses, because public ids would make their key useless (ADR 0045).
 */
export async function addAvailability(
  db: Reader,
  lenses: readonly LensParameters[],
  offer: ProductOffer,
  { lensIds, ...rules }: AvailabilityRules & StockRules,
): Promise<StockedLens[]> {
  const ids = lenses.map((parameters) => lensIds.of(offer.product.id, parameters));
  const lots = await readFreeBoxes(db, ids, offer.market);
  return lenses.map((lens, index) => {
    const lotsOfLens = lots.filter(({ lensId }) => lensId === ids[index]);
    return { ...lens, availability: availabilityInMarket(offer, lotsOfLens, rules) };
  });
}
