import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ShipmentRequested } from '@toric/contracts/order/events';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { OrderStatus, ShipOrder } from '@toric/contracts/order/order.http';
import { assertShippable } from '../order.ts';
import { findOrder, lockProcess, setShipment } from '../order.store.ts';
import { showOrder } from '../show-order.flow.ts';

/**
 * POST /orders/{orderId}/ship → order.shipment-requested.v1. Starts the shipment of a confirmed order. The order
 * process then has the boxes taken out of stock and the payment captured. The payment service issues the invoice.
 */
export const shipOrder = ({ vault }: { vault: Vault }) =>
  command(ShipOrder, {
    async run({ params: { orderId }, body, tx }) {
      lockProcess(tx, orderId);
      const order = await findOrder(tx, orderId, undefined);
      if (!order) throw ORDER_NOT_FOUND();
      assertShippable(OrderStatus.parse(order.status));
      // runs when the process has moved: only an order that is being shipped may have a carrier
      const withParcel = () => {
        setShipment(tx, orderId, body);
        return showOrder(tx, vault, orderId)();
      };
      return answer(withParcel).emits(ShipmentRequested({ orderId, customerId: order.customerId }));
    },
  });
