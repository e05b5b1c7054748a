import type { Tx } from '@toric/messaging/sql';
import { changedProduct, offerChanged } from '../catalogue/product.ts';
import { findPacks, lockProducts, updateProduct } from '../catalogue/product.store.ts';
import type { PriceChange } from '../pricing/price.ts';

type PackRef = { readonly id: string; readonly productId: string };

/** Gives each product with a changed price a new version. Returns the offer messages of these products. */
export async function announce(tx: Tx, changes: readonly PriceChange[], packs: readonly PackRef[], now: Date) {
  const changedPacks = new Set(changes.map(({ packId }) => packId));
  const ids = packs.flatMap(({ id, productId }) => (changedPacks.has(id) ? [productId] : []));
  const offers = [];
  for (const product of await lockProducts(tx, [...new Set(ids)])) {
    const next = changedProduct(product, {}, { now, relatives: [] });
    await updateProduct(tx, next);
    offers.push(offerChanged(next, await findPacks(tx, product.id)));
  }
  return offers;
}
