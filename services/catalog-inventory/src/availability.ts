/** What the public is told of stock: enough to choose, never how much there is. */
import type { Availability, LensCheck } from '@toric/contracts/catalog-inventory.http';
import type { z } from 'zod';
import type { Pack, Product } from './product.ts';
import { mustKeepUntil } from './stock.ts';

export type FreeBoxes = { readonly packId: string; readonly expiresOn: string; readonly available: number };

export function availabilityOf(boxes: number, lowStock: number): Availability {
  if (boxes <= 0) return 'sold-out';
  return boxes <= lowStock ? 'low' : 'in-stock';
}

/** The packs that are priced in the market; boxes that would not keep long enough for one customer do not count. */
export function packsToHave(offer: {
  product: Pick<Product, 'replacement'>;
  packs: readonly Pack[];
  market: string;
  lots: readonly FreeBoxes[];
  today: string;
  spareDays: number;
  lowStock: number;
}): z.output<typeof LensCheck>['packs'] {
  const { product, packs, market, lots, lowStock, ...shelf } = offer;
  return packs.flatMap(({ id, size, prices }) => {
    const price = prices.find((candidate) => candidate.market === market);
    if (!price) return [];
    const until = mustKeepUntil({ size, replacement: product.replacement }, 1, shelf);
    const good = lots.filter(({ packId, expiresOn }) => packId === id && expiresOn >= until);
    const boxes = good.reduce((sum, { available }) => sum + available, 0);
    const { amount, currency } = price;
    return [{ packId: id, size, price: { amount, currency }, availability: availabilityOf(boxes, lowStock) }];
  });
}
