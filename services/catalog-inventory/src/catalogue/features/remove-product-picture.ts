import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { RemoveProductPicture } from '@toric/contracts/catalog-inventory/catalogue/picture.http';
import { withoutPicture } from '../pictures/picture.ts';
import { deletePicture, savePictures } from '../pictures/picture.store.ts';
import { changedProduct, offerChanged, productView } from '../product.ts';
import { findPacks, lockProduct, updateProduct } from '../product.store.ts';
import { productRecord } from '../record/catalogue-record.ts';

/** DELETE /products/{handle}/pictures/{pictureId}. Removes a picture with all its sizes. → the whole offer */
export const removeProductPicture = command(RemoveProductPicture, {
  async run({ params: { handle, pictureId }, expectedVersion, tx, now }) {
    const product = await lockProduct(tx, handle);
    if (!product) throw PRODUCT_NOT_FOUND();
    requireVersion(expectedVersion, product.version);
    const pictures = withoutPicture(product.pictures, pictureId);
    await deletePicture(tx, pictureId);
    await savePictures(tx, pictures);
    const changed = { ...changedProduct(product, {}, { now, relatives: [] }), pictures };
    await updateProduct(tx, changed);
    const packs = await findPacks(tx, product.id);
    return answer(productView(changed, packs, { now }))
      .emits(offerChanged(changed, packs))
      .records(...productRecord(product, changed));
  },
});
