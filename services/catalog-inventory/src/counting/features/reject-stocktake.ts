import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { STOCKTAKE_NOT_FOUND } from '@toric/contracts/catalog-inventory/counting/stocktake.errors';
import { RejectStocktake } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { clearVariedCounts, lockStocktake, saveStocktake } from '../stocktake.store.ts';
import { reject, stocktakeView } from '../stocktake.ts';

/**
 * POST /stocktakes/{stocktakeId}/reject. Starts another round: lots whose count differs from the book quantity are
 * counted again.
 */
export const rejectStocktake = command(RejectStocktake, {
  async run({ params: { stocktakeId }, actor, expectedVersion, tx, now }) {
    const submitted = await lockStocktake(tx, stocktakeId);
    if (!submitted) throw STOCKTAKE_NOT_FOUND();
    requireVersion(expectedVersion, submitted.version);
    const rejected = reject(submitted, actor.id, now);
    await saveStocktake(tx, rejected);
    await clearVariedCounts(tx, stocktakeId);
    return answer(stocktakeView(rejected));
  },
});
