import { query } from '@toric/chassis/http/endpoint';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { CheckLens } from '@toric/contracts/catalog-inventory/storefront/lens.http';
import { dayOf } from '@toric/optics/calendar-day';
import { compileMatrix } from '@toric/optics/matrix';
import { packsInMarket } from '../availability.ts';
import type { StockRules } from '../lens-stock.flow.ts';
import { readFreeBoxes } from '../../stock/lot.reader.store.ts';
import { readProduct } from '../../catalogue/product.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * GET /products/{handle}/lenses. Returns whether a lens is made for the market, in which packs it is sold, and whether
 * it is in stock.
 */
export const checkLens = ({ lensIds, ...rules }: StockRules) =>
  query<typeof CheckLens, Reader>(CheckLens, {
    async run({ params, query: { market, ...parameters }, actor, db, read, now }) {
      const offer = await readProduct(read, params.handle, actor.kind !== 'staff');
      if (!offer) throw PRODUCT_NOT_FOUND();
      const today = dayOf(now);
      const scope = { market, on: today };
      const matrix = compileMatrix(offer.product.matrix);
      if (!matrix.contains(parameters, scope)) {
        return { made: false, nearest: matrix.nearestMade(parameters, scope), packs: [] };
      }
      const lots = await readFreeBoxes(db, [lensIds.of(offer.product.id, parameters)], market);
      return { made: true, nearest: [], packs: packsInMarket({ ...offer, market }, lots, { today, ...rules }) };
    },
  });
