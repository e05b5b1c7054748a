import { query } from '@toric/chassis/http/endpoint';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { encodedView } from '../product.encoded.ts';
import { readProduct } from '../../catalogue/product.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * GET /products/{handle}. Returns the whole product, or its part for one market. The ETag is the version of the
 * product.
 */
export const getProduct = query<typeof GetProduct, Reader>(GetProduct, {
  async run({ params, query: { market }, actor, read, now }) {
    const offer = await readProduct(read, params.handle, actor.kind !== 'staff');
    if (!offer) throw PRODUCT_NOT_FOUND();
    return encodedView(offer, market, now);
  },
});
