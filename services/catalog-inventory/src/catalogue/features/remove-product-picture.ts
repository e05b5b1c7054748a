import { command } from '@toric/chassis/http/endpoint';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { RemoveProductPicture } from '@toric/contracts/catalog-inventory/catalogue/picture.http';
import { withoutPicture } from '../pictures/picture.ts';
import { deletePicture, savePictures } from '../pictures/picture.store.ts';
import { changedProduct } from '../product.ts';
import { lockProduct } from '../product.store.ts';
import { saveProduct } from '../record/save-product.flow.ts';

/**
 * DELETE /products/{handle}/pictures/{pictureId}. Removes a picture with all its sizes. → OfferChanged, with the whole
 * offer
 */
export const removeProductPicture = command(RemoveProductPicture, {
  async run({ params: { handle, pictureId }, expectedVersion, tx, now }) {
    const product = await lockProduct(tx, handle);
    if (!product) throw PRODUCT_NOT_FOUND();
    requireVersion(expectedVersion, product.version);
    const pictures = withoutPicture(product.pictures, pictureId);
    await deletePicture(tx, pictureId);
    await savePictures(tx, pictures);
    const changed = { ...changedProduct(product, {}, { now, relatives: [] }), pictures };
    return saveProduct(tx, product, changed, now);
  },
});
