import { preparedCommand } from '@toric/chassis/http/endpoint';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { AddProductPicture } from '@toric/contracts/catalog-inventory/catalogue/picture.http';
import type { Reader } from '../../reader.store.ts';
import { assertRoom } from '../pictures/picture.ts';
import { insertPicture } from '../pictures/picture.store.ts';
import type { MadePicture, PictureMaker } from '../pictures/picture-maker.ts';
import { changedProduct } from '../product.ts';
import { lockProduct } from '../product.store.ts';
import { saveProduct } from '../record/save-product.flow.ts';

/**
 * POST /products/{handle}/pictures. Makes three sizes of the picture before the transaction. Returns the whole offer of
 * the product.
 */
export const addProductPicture = (make: PictureMaker) =>
  preparedCommand<typeof AddProductPicture, Reader, MadePicture>(AddProductPicture, {
    prepare: ({ file }) => make(file),
    async run({ params, query: { altEn, altZh }, actor, expectedVersion, tx, now, newId, prepared }) {
      const product = await lockProduct(tx, params.handle);
      if (!product) throw PRODUCT_NOT_FOUND();
      requireVersion(expectedVersion, product.version);
      assertRoom(product.pictures);
      const { sizes, width, height } = prepared;
      const picture = { id: newId(), alt: { en: altEn, zh: altZh }, width, height };
      const place = { productId: product.id, position: product.pictures.length };
      await insertPicture(tx, { ...picture, ...place, sizes, addedBy: actor.id, createdAt: now });
      const next = changedProduct(product, {}, { now, relatives: [] });
      const changed = { ...next, pictures: [...product.pictures, picture] };
      return saveProduct(tx, product, changed, now);
    },
  });
