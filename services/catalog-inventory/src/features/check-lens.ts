import { query } from '@toric/chassis/endpoint';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory.errors';
import { CheckLens } from '@toric/contracts/catalog-inventory.http';
import { lensId as lensIdOf } from '@toric/optics/lens-id';
import { compileMatrix } from '@toric/optics/matrix';
import { packsToHave } from '../availability.ts';
import { readFreeBoxes } from '../lot.reader.store.ts';
import { readProduct } from '../product.reader.store.ts';
import type { Reader } from '../reader.store.ts';

/** GET /products/{productId}/lenses. Is this lens made for the market, in which packs, and is it in stock? */
export const checkLens = (rules: { spareDays: number; lowStock: number }) =>
  query<typeof CheckLens, Reader>(CheckLens, {
    async run({ params, query: { market, ...parameters }, actor, db, read, now }) {
      const found = await readProduct(read, params.productId, actor.kind !== 'staff');
      if (!found) throw PRODUCT_NOT_FOUND();
      const { product, packs } = found;
      const matrix = compileMatrix(product.matrix);
      if (!matrix.contains(parameters, market)) {
        return { made: false, lensId: null, nearest: matrix.nearest(parameters, market), packs: [] };
      }
      const lensId = lensIdOf(product.id, parameters);
      const lots = await readFreeBoxes(db, lensId, market);
      const today = now.toISOString().slice(0, 10);
      return { made: true, lensId, nearest: [], packs: packsToHave({ product, packs, market, lots, today, ...rules }) };
    },
  });
