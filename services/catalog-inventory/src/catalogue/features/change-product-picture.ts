import { command } from '@toric/chassis/http/endpoint';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { ChangeProductPicture } from '@toric/contracts/catalog-inventory/catalogue/picture.http';
import { changedPictures } from '../pictures/picture.ts';
import { savePictures } from '../pictures/picture.store.ts';
import { changedProduct } from '../product.ts';
import { lockProduct } from '../product.store.ts';
import { saveProduct } from '../record/save-product.flow.ts';

/**
 * PATCH /products/{handle}/pictures/{pictureId}. Changes the texts or the place of a picture. → OfferChanged, with the
 * whole offer
 */
export const changeProductPicture = command(ChangeProductPicture, {
  async run({ params: { handle, pictureId }, body, expectedVersion, tx, now }) {
    const product = await lockProduct(tx, handle);
    if (!product) throw PRODUCT_NOT_FOUND();
    requireVersion(expectedVersion, product.version);
    const pictures = changedPictures(product.pictures, pictureId, body);
    await savePictures(tx, pictures);
    const changed = { ...changedProduct(product, {}, { now, relatives: [] }), pictures };
    return saveProduct(tx, product, changed, now);
  },
});
