import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { listPriceChanges } from './features/list-price-changes.ts';
import { listPriceFloors } from './features/list-price-floors.ts';
import { setPriceFloor } from './features/set-price-floor.ts';

/**
 * Declares the area `pricing`: the prices of packs, the floors below which one person may not set prices, and the
 * record of every change. It uses no other area.
 */
export const pricing: Area<Reader> = {
  routes: [setPriceFloor, listPriceFloors, listPriceChanges],
};
