import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { DeliveryRecorded } from '@toric/contracts/order/events';
import { ORDER_NOT_FOUND } from '@toric/contracts/order/order.errors';
import { OrderStatus } from '@toric/contracts/order/order.http';
import { DeliverOrder } from '@toric/contracts/order/hand-over.http';
import { assertDeliverable } from '../order.ts';
import { findOrder } from '../order.store.ts';
import { setDelivered } from '../parcels/hand-over.store.ts';
import { showOrder } from '../show-order.flow.ts';

/**
 * POST /orders/{orderId}/deliver → order.delivery-recorded.v1. Records the delivery of a shipped order. The delivery
 * completes the order and ends its process.
 */
export const deliverOrder = ({ vault }: { vault: Vault }) =>
  command(DeliverOrder, {
    async run({ params: { orderId }, tx, now }) {
      const order = await findOrder(tx, orderId, undefined);
      if (!order) throw ORDER_NOT_FOUND();
      assertDeliverable(OrderStatus.parse(order.status));
      setDelivered(tx, orderId, now);
      const delivered = DeliveryRecorded({ orderId, customerId: order.customerId, deliveredAt: now.toISOString() });
      return answer(showOrder(tx, vault, orderId)).emits(delivered);
    },
  });
