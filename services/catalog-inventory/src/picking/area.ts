import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { getShipmentBoxes } from './features/get-shipment-boxes.ts';

/** Picking: which boxes of which lots belong in a parcel. It uses stock. */
export const picking: Area<Reader> = {
  routes: [getShipmentBoxes],
};
