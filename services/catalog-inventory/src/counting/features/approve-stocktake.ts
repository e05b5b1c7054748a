import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { STOCKTAKE_NOT_FOUND } from '@toric/contracts/catalog-inventory/counting/stocktake.errors';
import { ApproveStocktake } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { bookAdjustments, countersOf, lockStocktake, lockVariedLots, saveStocktake } from '../stocktake.store.ts';
import { approve, stocktakeView } from '../stocktake.ts';

/**
 * POST /stocktakes/{stocktakeId}/approve. Books the differences between counted and book quantities. Movements after a
 * count are not lost, because no new totals are booked.
 */
export const approveStocktake = command(ApproveStocktake, {
  async run({ params: { stocktakeId }, actor, expectedVersion, tx, now }) {
    const submitted = await lockStocktake(tx, stocktakeId);
    if (!submitted) throw STOCKTAKE_NOT_FOUND();
    requireVersion(expectedVersion, submitted.version);
    const lots = await lockVariedLots(tx, stocktakeId);
    const counters = await countersOf(tx, stocktakeId);
    const { stocktake, adjustments } = approve(submitted, lots, { by: actor.id, counters, now });
    await saveStocktake(tx, stocktake);
    await bookAdjustments(tx, stocktake, adjustments);
    return answer(stocktakeView(stocktake));
  },
});
