import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { getShipment } from './features/get-shipment.ts';
import { listShipments } from './features/list-shipments.ts';

/** Delivery: the orders that the warehouse is to ship. It uses orders. */
export const delivery: Area<Reader> = {
  routes: [listShipments, getShipment],
};
