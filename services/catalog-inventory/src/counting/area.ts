import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { approveStocktake } from './features/approve-stocktake.ts';
import { countLots } from './features/count-lots.ts';
import { getStocktake } from './features/get-stocktake.ts';
import { listStocktakeLots } from './features/list-stocktake-lots.ts';
import { listStocktakes } from './features/list-stocktakes.ts';
import { rejectStocktake } from './features/reject-stocktake.ts';
import { startStocktake } from './features/start-stocktake.ts';
import { submitStocktake } from './features/submit-stocktake.ts';

/**
 * Declares the area `counting`, which holds stocktakes. One person counts without seeing the book quantities. Another
 * person approves the differences. It uses the area `stock`.
 */
export const counting: Area<Reader> = {
  routes: [
    ...[startStocktake, getStocktake, listStocktakes, listStocktakeLots],
    ...[countLots, submitStocktake, approveStocktake, rejectStocktake],
  ],
};
