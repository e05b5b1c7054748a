import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { LOT_NOT_FOUND, WAREHOUSE_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { STOCKTAKE_EMPTY } from '@toric/contracts/catalog-inventory/counting/stocktake.errors';
import { StartStocktake } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { insertStocktake } from '../stocktake.store.ts';
import { startStocktake as start, stocktakeView } from '../stocktake.ts';
import { hasWarehouse } from '../../stock/warehouse.store.ts';

/**
 * POST /stocktakes. Starts a stocktake of the named lots, or of all lots in the warehouse that have boxes. The people
 * who count do not see the book quantities.
 */
export const startStocktake = command(StartStocktake, {
  async run({ body: { lotIds, ...scope }, actor, tx, now, newId }) {
    if (!(await hasWarehouse(tx, scope.warehouseId))) throw WAREHOUSE_NOT_FOUND();
    const stocktake = start(scope, { id: newId(), by: actor.id, now });
    const wanted = lotIds && [...new Set(lotIds)];
    const listed = await insertStocktake(tx, stocktake, wanted ?? null);
    if (wanted && listed < wanted.length) throw LOT_NOT_FOUND();
    if (listed === 0) throw STOCKTAKE_EMPTY();
    return answer(stocktakeView(stocktake));
  },
});
