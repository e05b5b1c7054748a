import { query } from '@toric/chassis/endpoint';
import { PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { CheckParameters } from '@toric/contracts/catalog-inventory/storefront/lens.http';
import { addDays, dayOf } from '@toric/optics/calendar-day';
import { compileMatrix } from '@toric/optics/matrix';
import { withStock } from '../lens-stock.flow.ts';
import { readStockedLenses } from '../../stock/lot.reader.store.ts';
import { readProduct } from '../../catalogue/product.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/** POST /products/{handle}/check. Is it made so? If not: which rules exclude it, what is near, and what near is in stock. */
export const checkParameters = (rules: { spareDays: number; lowStock: number }) =>
  query<typeof CheckParameters, Reader>(CheckParameters, {
    async run({ params, body: { market, color, colour = color, ...asked }, actor, db, read, now, language }) {
      const found = await readProduct(read, params.handle, actor.kind !== 'staff');
      if (!found) throw PRODUCT_NOT_FOUND();
      const today = dayOf(now);
      const scope = { market, on: today };
      const lens = { ...asked, colour };
      const matrix = compileMatrix(found.product.matrix);
      const exclusions = matrix.exclusions(lens, scope);
      if (exclusions.length === 0) return { made: true, reasons: [], nearest: [] };
      const goodUntil = addDays(today, rules.spareDays);
      const stock = await readStockedLenses(read, { productId: found.product.id, market, goodUntil });
      const near = [...matrix.nearestMade(lens, scope), ...matrix.nearestAmong(lens, stock, scope)];
      const nearest = matrix.nearestAmong(lens, near, scope, { limit: near.length });
      return {
        made: false,
        reasons: exclusions.map(({ detail, ...reason }) => ({ ...reason, detail: detail[language] })),
        nearest: await withStock(db, nearest, { ...found, market }, { today, ...rules }),
      };
    },
  });
