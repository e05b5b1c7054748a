import { query } from '@toric/chassis/http/endpoint';
import { LEVELS_AT_MOST, ListStockLevels } from '@toric/contracts/catalog-inventory/purchasing/stock-level.http';
import { WAREHOUSE_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import type { Reader } from '../../reader.store.ts';
import { knowsWarehouse } from '../../stock/warehouse.reader.store.ts';
import { readLevels } from '../levels/stock-level.reader.store.ts';

/** GET /stock-levels. Lists the lenses of a product in a warehouse with the levels that staff set. */
export const listStockLevels = query<typeof ListStockLevels, Reader>(ListStockLevels, {
  async run({ query: asked, db }) {
    if (!(await knowsWarehouse(db, asked.warehouseId))) throw WAREHOUSE_NOT_FOUND();
    const levels = await readLevels(db, asked, LEVELS_AT_MOST + 1);
    return { data: levels.slice(0, LEVELS_AT_MOST), more: levels.length > LEVELS_AT_MOST };
  },
});
