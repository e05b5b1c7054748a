import { query } from '@toric/chassis/http/endpoint';
import { STOCKTAKE_NOT_FOUND } from '@toric/contracts/catalog-inventory/counting/stocktake.errors';
import { GetStocktake } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import type { Reader } from '../../reader.store.ts';
import { readStocktake } from '../stocktake.reader.store.ts';
import { stocktakeView } from '../stocktake.ts';

/** GET /stocktakes/{stocktakeId}. Returns one stocktake without its lots. */
export const getStocktake = query<typeof GetStocktake, Reader>(GetStocktake, {
  async run({ params: { stocktakeId }, db }) {
    const stocktake = await readStocktake(db, stocktakeId);
    if (!stocktake) throw STOCKTAKE_NOT_FOUND();
    return stocktakeView(stocktake);
  },
});
