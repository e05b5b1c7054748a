import { query } from '@toric/chassis/http/endpoint';
import { GetLensStock, LENSES_AT_MOST } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { readLensStock } from '../lot.reader.store.ts';

/** GET /stock/lenses. Returns how many boxes of each lens of a product are in stock. */
export const getLensStock = query(GetLensStock, {
  async run({ query: { productId, warehouseId }, read }) {
    return { data: await readLensStock(read, { productId, warehouseId }, LENSES_AT_MOST) };
  },
});
