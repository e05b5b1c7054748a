import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { STOCKTAKE_NOT_FOUND } from '@toric/contracts/catalog-inventory/counting/stocktake.errors';
import { SubmitStocktake } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { countUncounted, lockStocktake, saveStocktake } from '../stocktake.store.ts';
import { stocktakeView, submit } from '../stocktake.ts';

/**
 * POST /stocktakes/{stocktakeId}/submit. Ends the counting. Refused while a lot is not counted. The next step is to
 * approve or reject the differences.
 */
export const submitStocktake = command(SubmitStocktake, {
  async run({ params: { stocktakeId }, actor, expectedVersion, tx, now }) {
    const stocktake = await lockStocktake(tx, stocktakeId);
    if (!stocktake) throw STOCKTAKE_NOT_FOUND();
    requireVersion(expectedVersion, stocktake.version);
    const submitted = submit(stocktake, await countUncounted(tx, stocktakeId), actor.id, now);
    await saveStocktake(tx, submitted);
    return answer(stocktakeView(submitted));
  },
});
