import { command } from '@toric/chassis/endpoint';
import { answer } from '@toric/chassis/reply';
import type { Vault } from '@toric/chassis/vault';
import { ShipmentRequested } from '@toric/contracts/order';
import { OrderStatus, ShipOrder } from '@toric/contracts/order.http';
import { assertShippable, notFound } from '../order.ts';
import { findOrder } from '../order.store.ts';
import { showOrder } from '../show-order.ts';

/** POST /orders/{orderId}/ship → order.shipment-requested.v1. The process takes the boxes out of stock, captures the
 *  payment and has the invoice issued. */
export const shipOrder = ({ vault }: { vault: Vault }) =>
  command(ShipOrder, {
    async run({ params: { orderId }, body, tx }) {
      const order = await findOrder(tx, orderId, undefined);
      if (!order) throw notFound();
      assertShippable(OrderStatus.parse(order.status));
      return answer(showOrder(tx, vault, orderId)).emits(
        ShipmentRequested({ orderId, customerId: order.customerId, ...body }),
      );
    },
  });
