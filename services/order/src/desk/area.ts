import type { Area } from '@toric/chassis/area';
import type { PlacingSettings } from '../orders/placing/place.flow.ts';
import type { Reader } from '../reader.store.ts';
import { quoteRepeat } from './features/quote-repeat.ts';
import { repeatOrder } from './features/repeat-order.ts';
import { searchOrders } from './features/search-orders.ts';
import { WAITING_WORK } from './waiting.store.ts';

/**
 * The part of this service in the desk of staff: orders that a search finds, orders that wait, and the same lenses again for
 * a caller. It uses orders.
 */
export const desk = (settings: PlacingSettings): Area<Reader> => ({
  routes: [searchOrders, repeatOrder(settings), quoteRepeat(settings)],
  waiting: WAITING_WORK,
});
