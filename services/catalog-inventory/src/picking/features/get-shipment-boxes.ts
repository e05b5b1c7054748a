import { query } from '@toric/chassis/http/endpoint';
import { GetShipmentBoxes } from '@toric/contracts/catalog-inventory/stock/shipment-boxes.http';
import { SHIPMENT_NOT_FOUND } from '@toric/contracts/shipment.errors';
import type { Reader } from '../../reader.store.ts';
import { readHeldBoxes } from '../held-boxes.reader.store.ts';

/** GET /shipments/{orderId}/boxes. Returns the boxes that are reserved for an order, lot by lot, for the pick list. */
export const getShipmentBoxes = query<typeof GetShipmentBoxes, Reader>(GetShipmentBoxes, {
  async run({ params: { orderId }, db }) {
    const boxes = await readHeldBoxes(db, orderId);
    if (!boxes) throw SHIPMENT_NOT_FOUND();
    return { orderId, boxes };
  },
});
