import { query } from '@toric/chassis/http/endpoint';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { CheckParameters } from '@toric/contracts/catalog-inventory/storefront/lens.http';
import { addDays, dayOf } from '@toric/optics/calendar-day';
import { compileMatrix } from '@toric/optics/matrix';
import { addAvailability, type StockRules } from '../lens-stock.flow.ts';
import { readStockedLenses } from '../../stock/lot.reader.store.ts';
import { readProduct } from '../../catalogue/product.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/**
 * POST /products/{handle}/check. Returns whether a lens is made. If it is not, returns the rules that exclude it, and
 * the nearest lenses. One list has the nearest lenses that are made, and another has the nearest lenses in stock.
 */
export const checkParameters = (rules: StockRules) =>
  query<typeof CheckParameters, Reader>(CheckParameters, {
    async run({ params, body: { market, color, colour = color, ...asked }, actor, db, read, now, language }) {
      const offer = await readProduct(read, params.handle, actor.kind !== 'staff');
      if (!offer) throw PRODUCT_NOT_FOUND();
      const today = dayOf(now);
      const scope = { market, on: today };
      const lens = { ...asked, colour };
      const matrix = compileMatrix(offer.product.matrix);
      const exclusions = matrix.exclusions(lens, scope);
      if (exclusions.length === 0) return { made: true, reasons: [], nearest: [] };
      const goodUntil = addDays(today, rules.spareDays);
      const stocked = await readStockedLenses(read, { productId: offer.product.id, market, goodUntil });
      const near = [...matrix.nearestMade(lens, scope), ...matrix.nearestAmong(lens, stocked, scope)];
      const nearest = matrix.nearestAmong(lens, near, scope, { limit: near.length });
      return {
        made: false,
        reasons: exclusions.map(({ detail, ...reason }) => ({ ...reason, detail: detail[language] })),
        nearest: await addAvailability(db, nearest, { ...offer, market }, { today, ...rules }),
      };
    },
  });
