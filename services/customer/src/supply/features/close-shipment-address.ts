import { ShipmentRequested } from '@toric/contracts/order/events';
import { on } from '@toric/messaging/subscription';
import { insertSentOrders } from '../shipment-address.store.ts';

/**
 * ⇐ order.shipment-requested.v2. Records that the parcel was handed to a carrier, so that the warehouse can no longer
 * read its address.
 */
export const closeShipmentAddress = on(ShipmentRequested, {
  async runMany({ received, tx, now }) {
    await insertSentOrders(
      tx,
      received.map(({ message }) => message.orderId),
      now,
    );
    return received.map(() => undefined);
  },
});
