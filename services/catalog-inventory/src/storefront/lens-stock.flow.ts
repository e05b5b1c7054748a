/** Lenses of one product as lists show them: with the id that stands for each, and whether it is to be had. */
import type { StockedLens } from '@toric/contracts/catalog-inventory/storefront/lens.http';
import type { LensParameters } from '@toric/contracts/lens';
import { lensId } from '@toric/optics/lens-id';
import { availabilityIn, type Counter, type OfferedIn } from './availability.ts';
import { readFreeBoxes } from '../stock/lot.reader.store.ts';
import type { Reader } from '../reader.store.ts';

type Offered = OfferedIn & { readonly product: { readonly id: string } };

/** One question to the stock, however many lenses. */
export async function withStock(
  db: Reader,
  lenses: readonly LensParameters[],
  offered: Offered,
  counter: Counter,
): Promise<StockedLens[]> {
  const named = lenses.map((parameters) => ({ ...parameters, lensId: lensId(offered.product.id, parameters) }));
  const ids = named.map((lens) => lens.lensId);
  const lots = await readFreeBoxes(db, ids, offered.market);
  return named.map((lens) => {
    const ofLens = lots.filter((lot) => lot.lensId === lens.lensId);
    return { ...lens, availability: availabilityIn(offered, ofLens, counter) };
  });
}
