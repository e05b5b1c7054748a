import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { PutPack } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { priceChanges, requireWithinLimits } from '../../pricing/price.ts';
import { priceRecords } from '../../pricing/price-record.ts';
import { changePrices, findPriceLimits } from '../../pricing/price.store.ts';
import { packRecord } from '../record/catalogue-record.ts';
import { changedProduct, decidePack, gtin14, offerChanged, productView } from '../product.ts';
import { findConflictingPacks, findPacks, lockProduct, storePack, updateProduct } from '../product.store.ts';

/**
 * PUT /products/{handle}/packs/{packId}. Adds or replaces a pack with all its prices, and records each change of a
 * price. Refuses prices that one person may not set alone. → OfferChanged
 */
export const putPack = command(PutPack, {
  async run({ params, body: { reason, ...body }, actor, expectedVersion, tx, now, newId }) {
    const product = await lockProduct(tx, params.handle);
    if (!product) throw PRODUCT_NOT_FOUND();
    requireVersion(expectedVersion, product.version);
    const known = await findConflictingPacks(tx, { id: params.packId, gtin: gtin14(body.gtin) });
    const pack = decidePack({ ...body, id: params.packId, productId: product.id }, known);
    const before = (await findPacks(tx, product.id)).find(({ id }) => id === pack.id);
    requireWithinLimits(before, pack, await findPriceLimits(tx, [pack.id], { by: actor.id, now }));
    await storePack(tx, product.id, pack, now);
    const prices = priceChanges(before, pack);
    changePrices(tx, prices, { changedBy: actor.id, reason }, { now, newId });
    const changed = changedProduct(product, {}, { now, relatives: [] });
    await updateProduct(tx, changed);
    const packs = await findPacks(tx, product.id);
    return answer(productView(changed, packs, { now }))
      .emits(offerChanged(changed, packs))
      .records(...packRecord(before, pack, product.id), ...priceRecords(prices, reason));
  },
});
