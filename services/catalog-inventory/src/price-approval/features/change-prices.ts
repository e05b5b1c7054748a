import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ChangePrices } from '@toric/contracts/catalog-inventory/pricing/price-sheet.http';
import { changedProduct, offerChanged } from '../../catalogue/product.ts';
import { findPacks, lockPacks, lockProducts, updateProduct } from '../../catalogue/product.store.ts';
import { priceRecords } from '../../pricing/price-record.ts';
import { changePrices as storePrices, findPriceLimits } from '../../pricing/price.store.ts';
import { findPricedPacks } from '../price-proposal.store.ts';
import { requireSheetWithinLimits, sheetChanges } from '../price-sheet.ts';

/**
 * POST /pack-prices. Changes the prices of many packs in one transaction, within the limits of a single change. Emits
 * catalog-inventory.offer-changed.v1 for each product.
 */
export const changePrices = command(ChangePrices, {
  async run({ body: { reason, prices }, actor, tx, now, newId }) {
    const ids = [...new Set(prices.map(({ packId }) => packId))];
    const named = await findPricedPacks(tx, ids);
    const products = await lockProducts(tx, [...new Set(named.map(({ productId }) => productId))]);
    await lockPacks(tx);
    const changes = sheetChanges(prices, await findPricedPacks(tx, ids));
    requireSheetWithinLimits(changes, await findPriceLimits(tx, ids, { by: actor.id, now }));
    storePrices(tx, changes, { changedBy: actor.id, reason }, { now, newId });
    const offers = [];
    for (const product of products.filter(({ id }) => changes.some(({ productId }) => productId === id))) {
      const next = changedProduct(product, {}, { now, relatives: [] });
      await updateProduct(tx, next);
      offers.push(offerChanged(next, await findPacks(tx, product.id)));
    }
    return answer({ changed: changes.length })
      .emits(...offers)
      .records(...priceRecords(changes, reason));
  },
});
