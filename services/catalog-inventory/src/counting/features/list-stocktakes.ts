import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListStocktakes } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import type { Reader } from '../../reader.store.ts';
import { readStocktakes } from '../stocktake.reader.store.ts';
import { stocktakeView } from '../stocktake.ts';

/** GET /stocktakes. Lists stocktakes, newest first, filtered by warehouse and status. */
export const listStocktakes = query<typeof ListStocktakes, Reader>(ListStocktakes, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    return pageOf(await readStocktakes(db, filter, { limit, cursor, count }), limit, stocktakeView);
  },
});
