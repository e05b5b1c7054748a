import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { ChangeProduct } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { productRecord } from '../record/catalogue-record.ts';
import { requireSameLens } from '../private-label.ts';
import { changedProduct, offerChanged, productView } from '../product.ts';
import { findPacks, findRelatives, lockHandles, lockProduct, updateProduct } from '../product.store.ts';

/** PATCH /products/{handle}. Changes fields of a product. → OfferChanged, with the whole offer */
export const changeProduct = command(ChangeProduct, {
  async run({ params, body, expectedVersion, tx, now }) {
    await lockHandles(tx);
    const product = await lockProduct(tx, params.handle);
    if (!product) throw PRODUCT_NOT_FOUND();
    requireVersion(expectedVersion, product.version);
    const handles = [body.privateLabelOf, product.privateLabelOf?.handle];
    const relatives = await findRelatives(tx, { id: product.id, handles });
    const changed = changedProduct(product, body, { now, relatives });
    requireSameLens(changed, relatives);
    await updateProduct(tx, changed);
    const packs = await findPacks(tx, product.id);
    return answer(productView(changed, packs, { now }))
      .emits(offerChanged(changed, packs))
      .records(...productRecord(product, changed));
  },
});
