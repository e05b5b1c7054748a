/** What the public is told of stock: enough to choose, never how much there is. */
import type { Availability, LensCheck } from '@toric/contracts/catalog-inventory/storefront/lens.http';
import type { z } from 'zod';
import type { Pack, Product } from '../catalogue/product.ts';
import type { FreeBoxes } from '../stock/lot.reader.store.ts';
import { lastOpenedOn, type Shelf } from '../stock/stock.ts';

export type Counter = Shelf & { readonly lowStock: number };
export type OfferedIn = {
  readonly product: Pick<Product, 'replacement'>;
  readonly packs: readonly Pack[];
  /** Absent: any. */
  readonly market?: string | undefined;
};

export function availabilityOf(boxes: number, lowStock: number): Availability {
  if (boxes <= 0) return 'sold-out';
  return boxes <= lowStock ? 'low' : 'in-stock';
}

/** Boxes that would not keep long enough for one customer do not count. */
function goodBoxes({ id, size }: Pack, { product }: OfferedIn, lots: readonly FreeBoxes[], shelf: Shelf): number {
  const lastOpened = lastOpenedOn({ size, replacement: product.replacement }, 1, shelf);
  const good = lots.filter(({ packId, expiresOn }) => packId === id && lastOpened < expiresOn);
  return good.reduce((sum, { available }) => sum + available, 0);
}

/** The packs of one lens that are priced in the market. */
export function packsToHave(
  offered: OfferedIn & { market: string },
  lots: readonly FreeBoxes[],
  counter: Counter,
): z.output<typeof LensCheck>['packs'] {
  return offered.packs.flatMap((pack) => {
    const price = pack.prices.find(({ market }) => market === offered.market);
    if (!price) return [];
    const { amount, currency } = price;
    const availability = availabilityOf(goodBoxes(pack, offered, lots, counter), counter.lowStock);
    return [{ packId: pack.id, size: pack.size, price: { amount, currency }, availability }];
  });
}

/** Of one lens, in any pack that the market has. */
export function availabilityIn(offered: OfferedIn, lots: readonly FreeBoxes[], counter: Counter): Availability {
  const { packs, market } = offered;
  const sold = packs.filter(({ prices }) => market === undefined || prices.some((price) => price.market === market));
  const boxes = sold.reduce((sum, pack) => sum + goodBoxes(pack, offered, lots, counter), 0);
  return availabilityOf(boxes, counter.lowStock);
}
