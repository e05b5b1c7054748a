import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { STOCKTAKE_NOT_FOUND } from '@toric/contracts/catalog-inventory/counting/stocktake.errors';
import { ListStocktakeLots } from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import type { Reader } from '../../reader.store.ts';
import { hasCounted, readStocktake, readStocktakeLots } from '../stocktake.reader.store.ts';
import { requireBookVisible, maySeeBook } from '../stocktake.ts';

/**
 * GET /stocktakes/{stocktakeId}/lots. Lists the lots to count. Shows book quantity and variance after approval; after
 * submission, it shows them only to a person who did not count.
 */
export const listStocktakeLots = query<typeof ListStocktakeLots, Reader>(ListStocktakeLots, {
  async run({ params: { stocktakeId }, query: { limit, cursor, count, ...asked }, actor, db }) {
    const stocktake = await readStocktake(db, stocktakeId);
    if (!stocktake) throw STOCKTAKE_NOT_FOUND();
    const isCounter = await hasCounted(db, stocktakeId, actor.id);
    const varied = asked.varied === 'true';
    if (varied) requireBookVisible(stocktake, isCounter);
    const filter = { stocktakeId, varied, counted: asked.counted && asked.counted === 'true' };
    const page = { limit, cursor, count };
    const lots = await readStocktakeLots(db, filter, maySeeBook(stocktake, isCounter), page);
    return pageOf(lots, limit, ({ view }) => view);
  },
});
