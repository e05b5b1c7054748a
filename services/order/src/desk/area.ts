import type { Area } from '@toric/chassis/area';
import type { PlacingSettings } from '../orders/placing/place.flow.ts';
import type { Reader } from '../reader.store.ts';
import { getOrderTimeline } from './features/get-order-timeline.ts';
import { listDeliveryOptions } from './features/list-delivery-options.ts';
import { quoteRepeat } from './features/quote-repeat.ts';
import { repeatOrder } from './features/repeat-order.ts';
import { searchOrders } from './features/search-orders.ts';
import { WAITING_WORK } from './waiting.store.ts';

/**
 * Declares the area of the desk of staff: orders that a search finds, orders that wait, the repetition of an order, and
 * the orders of a timeline. This area uses orders.
 */
export const desk = (settings: PlacingSettings): Area<Reader> => ({
  routes: [searchOrders, repeatOrder(settings), quoteRepeat(settings), listDeliveryOptions, getOrderTimeline],
  waiting: WAITING_WORK,
});
