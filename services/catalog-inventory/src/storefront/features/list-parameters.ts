import { query } from '@toric/chassis/http/endpoint';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { ListParameters } from '@toric/contracts/catalog-inventory/storefront/lens.http';
import { dayOf } from '@toric/optics/calendar-day';
import { compileMatrix } from '@toric/optics/matrix';
import { decodeLensCursor, encodeLensCursor, takeFirst } from '../lens-cursor.ts';
import { addAvailability, type StockRules } from '../lens-stock.flow.ts';
import { readProduct } from '../../catalogue/product.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * GET /products/{handle}/parameters. Lists the lenses that are made with the chosen values. For each parameter, it also
 * lists the values that may still be chosen.
 */
export const listParameters = (rules: StockRules) =>
  query<typeof ListParameters, Reader>(ListParameters, {
    async run({ params, query: { market, limit, cursor, count, ...chosen }, actor, db, read, now }) {
      const offer = await readProduct(read, params.handle, actor.kind !== 'staff');
      if (!offer) throw PRODUCT_NOT_FOUND();
      const today = dayOf(now);
      const scope = { market, on: today };
      const matrix = compileMatrix(offer.product.matrix);
      const lenses = takeFirst(matrix.enumerate(scope, { chosen, after: decodeLensCursor(cursor) }), limit + 1);
      const page = lenses.slice(0, limit);
      const last = page.at(-1);
      return {
        data: await addAvailability(db, page, { ...offer, market }, { today, ...rules }),
        nextCursor: lenses.length > limit && last ? encodeLensCursor(last) : null,
        ...(count === 'true' && { total: matrix.count(scope, chosen), totalIsExact: true }),
        count: matrix.count(scope),
        options: matrix.options(scope, chosen),
      };
    },
  });
