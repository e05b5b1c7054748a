import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { searchOrders } from './features/search-orders.ts';
import { WAITING_WORK } from './waiting.store.ts';

/** The part of this service in the desk of staff: orders that a search finds, and orders that wait. It reads orders. */
export const desk: Area<Reader> = { routes: [searchOrders], waiting: WAITING_WORK };
