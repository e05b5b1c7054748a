import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { getPaymentTimeline } from './features/get-payment-timeline.ts';

/**
 * Declares the area of the timeline: the payments and refunds of a customer. It reads the tables of payments and
 * refunds, and uses no other area.
 */
export const timeline: Area<Reader> = { routes: [getPaymentTimeline] };
