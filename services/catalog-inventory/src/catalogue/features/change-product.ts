import { command } from '@toric/chassis/http/endpoint';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { ChangeProduct } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { saveProduct } from '../record/save-product.flow.ts';
import { requireSameLens } from '../private-label.ts';
import { changedProduct } from '../product.ts';
import { findRelatives, lockHandles, lockProduct } from '../product.store.ts';

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
    return saveProduct(tx, product, changed, now);
  },
});
