import type { Area } from '@toric/chassis/area';
import { OrderPlaced } from '@toric/contracts/order/events';
import type { PlacingSettings } from '../orders/placing/place.flow.ts';
import type { Reader } from '../reader.store.ts';
import { sellAtCounter } from './features/sell-at-counter.ts';

/** Declares the area of the counter of a shop: sales that are paid and handed over at once. This area uses orders. */
export const counter = (settings: PlacingSettings): Area<Reader> => ({
  routes: [sellAtCounter(settings)],
  sends: [OrderPlaced],
});
