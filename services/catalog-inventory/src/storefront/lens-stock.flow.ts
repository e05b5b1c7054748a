import type { StockedLens } from '@toric/contracts/catalog-inventory/storefront/lens.http';
import type { LensParameters } from '@toric/contracts/lens';
import { lensId } from '@toric/optics/lens-id';
import { availabilityInMarket, type AvailabilityRules, type MarketOffer } from './availability.ts';
import { readFreeBoxes } from '../stock/lot.reader.store.ts';
import type { Reader } from '../reader.store.ts';

type ProductOffer = MarketOffer & { readonly product: { readonly id: string } };

/** Adds to each lens of one product its id and its availability. All lots are read in one query. */
export async function addAvailability(
  db: Reader,
  lenses: readonly LensParameters[],
  offer: ProductOffer,
  rules: AvailabilityRules,
): Promise<StockedLens[]> {
  const withId = lenses.map((parameters) => ({ ...parameters, lensId: lensId(offer.product.id, parameters) }));
  const ids = withId.map((lens) => lens.lensId);
  const lots = await readFreeBoxes(db, ids, offer.market);
  return withId.map((lens) => {
    const lotsOfLens = lots.filter((lot) => lot.lensId === lens.lensId);
    return { ...lens, availability: availabilityInMarket(offer, lotsOfLens, rules) };
  });
}
