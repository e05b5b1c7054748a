import { command } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import { requireVersion } from '@toric/chassis/run-command';
import { STOCKTAKE_NOT_FOUND } from '@toric/contracts/catalog-inventory/counting/stocktake.errors';
import { SubmitStocktake } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { countLeft, lockStocktake, saveStocktake } from '../stocktake.store.ts';
import { stocktakeView, submit } from '../stocktake.ts';

/** POST /stocktakes/{stocktakeId}/submit. Everything is counted: what differs is for somebody else to see and to decide. */
export const submitStocktake = command(SubmitStocktake, {
  async run({ params: { stocktakeId }, actor, expectedVersion, tx, now }) {
    const stocktake = await lockStocktake(tx, stocktakeId);
    if (!stocktake) throw STOCKTAKE_NOT_FOUND();
    requireVersion(expectedVersion, stocktake.version);
    const submitted = submit(stocktake, await countLeft(tx, stocktakeId), actor.id, now);
    await saveStocktake(tx, submitted);
    return answer(stocktakeView(submitted));
  },
});
