import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { OrderStatus } from '@toric/contracts/order/order.http';
import { ShipOrder } from '@toric/contracts/order/hand-over.http';
import { assertNotHeld } from '../holds/hold.ts';
import { assertNotAmended, assertShippable } from '../order.ts';
import { findOrder, lockProcess, setShipment } from '../order.store.ts';
import { shipParcel } from '../parcels/ship-parcel.flow.ts';
import { findOrdersToLeave } from '../parcels/hand-over.store.ts';
import { shipTyped } from '../parcels/ship-typed.flow.ts';
import { showOrder } from '../show-order.flow.ts';

/**
 * POST /orders/{orderId}/ship → order.shipment-requested.v1. Starts the shipment of a confirmed order. The order
 * process then has the boxes taken out of stock and the payment captured. The payment service issues the invoice. The
 * caller names a labelled parcel, or the carrier and the tracking number of a label that was bought elsewhere. If only
 * a part of the order is packed, only that part leaves.
 */
export const shipOrder = ({ vault }: { vault: Vault }) =>
  command(ShipOrder, {
    async run({ params: { orderId }, body, tx, now, newId }) {
      lockProcess(tx, orderId);
      const order = await findOrder(tx, orderId, undefined);
      if (!order) throw ORDER_NOT_FOUND();
      const [leaving] = await findOrdersToLeave(tx, [orderId]);
      if (!leaving) throw ORDER_NOT_FOUND();
      assertShippable(OrderStatus.parse(leaving.status));
      assertNotHeld(order);
      assertNotAmended(order);
      const { carrier, trackingNumber, parcelId } = body;
      if (parcelId !== undefined) {
        const { messages, show } = await shipParcel(tx, { orderId, parcelId }, now);
        const withParcels = () => {
          show();
          return showOrder(tx, vault, orderId)();
        };
        return answer(withParcels).emits(...messages);
      }
      const typed = { carrier: carrier ?? '', trackingNumber: trackingNumber ?? '' };
      const { customerId } = order;
      const { message, record } = await shipTyped({ tx, now, newId }, { order: { ...leaving, customerId }, ...typed });
      // runs after the order process has moved, because only an order that is being shipped may have a carrier
      const withParcel = () => {
        setShipment(tx, orderId, typed);
        record();
        return showOrder(tx, vault, orderId)();
      };
      return answer(withParcel).emits(message);
    },
  });
