import { command } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import { STOCKTAKE_NOT_FOUND } from '@toric/contracts/catalog-inventory/counting/stocktake.errors';
import { CountLots } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { findShelvedLots, shareStocktake, storeCounts } from '../stocktake.store.ts';
import { matchCounts, readCounts } from '../stocktake-count.ts';
import { requireState } from '../stocktake.ts';

/** POST /stocktakes/{stocktakeId}/counts. What was counted, kept with the book of that instant, which nobody is told. */
export const countLots = command(CountLots, {
  async run({ params: { stocktakeId }, body, actor, tx, now }) {
    const stocktake = await shareStocktake(tx, stocktakeId);
    if (!stocktake) throw STOCKTAKE_NOT_FOUND();
    requireState(stocktake, 'counting');
    const named = readCounts(body.counts, stocktake.createdAt, now);
    const counts = matchCounts(named, await findShelvedLots(tx, stocktake.warehouseId, named));
    await storeCounts(tx, stocktakeId, counts, actor.id, now);
    return answer({ counts: counts.map((count) => ({ ...count, countedAt: count.countedAt.toISOString() })) });
  },
});
