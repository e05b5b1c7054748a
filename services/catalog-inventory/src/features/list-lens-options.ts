import { query } from '@toric/chassis/endpoint';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory.errors';
import { ListLensOptions } from '@toric/contracts/catalog-inventory.http';
import { compileMatrix } from '@toric/optics/matrix';
import { lensOptions } from '../lens-options.ts';
import { readProduct } from '../product.reader.store.ts';
import type { Reader } from '../reader.store.ts';

/** GET /products/{productId}/parameters. What may still be chosen, given what was. */
export const listLensOptions = query<typeof ListLensOptions, Reader>(ListLensOptions, {
  async run({ params, query: { market, ...chosen }, actor, read }) {
    const found = await readProduct(read, params.productId, actor.kind !== 'staff');
    if (!found) throw PRODUCT_NOT_FOUND();
    const { matrix } = found.product;
    return { count: compileMatrix(matrix).count(market), options: lensOptions(matrix, market, chosen) };
  },
});
