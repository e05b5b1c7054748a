import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { STOCKTAKE_NOT_FOUND } from '@toric/contracts/catalog-inventory/counting/stocktake.errors';
import { CountLots } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { findCandidateLots, lockStocktakeShared, storeCounts } from '../stocktake.store.ts';
import { matchCounts, readCounts } from '../stocktake-count.ts';
import { requireState } from '../stocktake.ts';

/**
 * POST /stocktakes/{stocktakeId}/counts. Stores counts, each with the book quantity at the instant of the count. The
 * answer does not show the book quantity, because the counter must not see it.
 */
export const countLots = command(CountLots, {
  async run({ params: { stocktakeId }, body, actor, tx, now }) {
    const stocktake = await lockStocktakeShared(tx, stocktakeId);
    if (!stocktake) throw STOCKTAKE_NOT_FOUND();
    requireState(stocktake, 'counting');
    const unmatched = readCounts(body.counts, stocktake.createdAt, now);
    const counts = matchCounts(unmatched, await findCandidateLots(tx, stocktake.warehouseId, unmatched));
    await storeCounts(tx, stocktakeId, counts, actor.id, now);
    return answer({ counts: counts.map((count) => ({ ...count, countedAt: count.countedAt.toISOString() })) });
  },
});
