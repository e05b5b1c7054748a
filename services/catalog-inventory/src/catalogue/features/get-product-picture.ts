import { query } from '@toric/chassis/http/endpoint';
import { PICTURE_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/picture.errors';
import { GetProductPicture } from '@toric/contracts/catalog-inventory/catalogue/picture.http';
import type { Reader } from '../../reader.store.ts';
import { readPicture } from '../pictures/picture.reader.store.ts';

/** GET /product-pictures/{pictureId}/{size}. Returns the bytes of a picture in one size. They never change. */
export const getProductPicture = query<typeof GetProductPicture, Reader>(GetProductPicture, {
  async run({ params: { pictureId, size }, db }) {
    const bytes = await readPicture(db, pictureId, size);
    if (!bytes) throw PICTURE_NOT_FOUND();
    return { mediaType: 'image/webp', fileName: `${pictureId}-${size}.webp`, bytes };
  },
});
