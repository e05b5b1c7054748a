import { query } from '@toric/chassis/http/endpoint';
import { GetShipment } from '@toric/contracts/order/shipment.http';
import { SHIPMENT_NOT_FOUND } from '@toric/contracts/shipment.errors';
import type { Reader } from '../../reader.store.ts';
import { readShipment } from '../shipment.reader.store.ts';

/** GET /shipments/{orderId}. Returns an order that must be shipped. The answer for any other order is 404. */
export const getShipment = query<typeof GetShipment, Reader>(GetShipment, {
  async run({ params: { orderId }, db }) {
    const shipment = await readShipment(db, orderId);
    if (!shipment) throw SHIPMENT_NOT_FOUND();
    return shipment;
  },
});
