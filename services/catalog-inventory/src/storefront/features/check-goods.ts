import { query } from '@toric/chassis/http/endpoint';
import { PRODUCT_IS_A_LENS, PRODUCT_NOT_FOUND } from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { CheckGoods } from '@toric/contracts/catalog-inventory/storefront/goods.http';
import { isLens } from '@toric/contracts/goods/goods';
import { dayOf } from '@toric/optics/calendar-day';
import { readProduct } from '../../catalogue/product.reader.store.ts';
import type { Reader } from '../../reader.store.ts';
import { readFreeBoxes } from '../../stock/lot.reader.store.ts';
import { goodsInMarket } from '../availability.ts';
import type { StockRules } from '../lens-stock.flow.ts';

/**
 * GET /products/{handle}/goods. Returns the packs in which goods that are not a lens are sold, and whether they are in
 * stock.
 */
export const checkGoods = ({ lensIds, ...rules }: StockRules) =>
  query<typeof CheckGoods, Reader>(CheckGoods, {
    async run({ params, query: { market }, actor, db, read, now }) {
      const offer = await readProduct(read, params.handle, actor.kind !== 'staff');
      if (!offer) throw PRODUCT_NOT_FOUND();
      const { product } = offer;
      if (isLens(product.goods)) throw PRODUCT_IS_A_LENS({ product: product.name });
      const lots = await readFreeBoxes(db, [lensIds.of(product.id, null)], market);
      return { packs: goodsInMarket({ ...offer, market }, lots, { today: dayOf(now), ...rules }) };
    },
  });
