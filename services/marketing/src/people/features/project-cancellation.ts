import { OrderCancelled } from '@toric/contracts/order/events';
import { on } from '@toric/messaging/subscription';
import { recordCancelled } from '../purchase.store.ts';

/**
 * ⇐ order.order-cancelled.v1. Stores that the order was cancelled. A cancelled order is not a purchase, even if it was
 * confirmed.
 */
export const projectCancellation = on(OrderCancelled, {
  async runMany({ received, tx }) {
    const rows = received.map(({ message: { orderId, customerId, reason }, envelope }) => ({
      orderId,
      customerId,
      reason: reason.code,
      at: envelope.occurredAt,
    }));
    recordCancelled(tx, rows);
    return received.map(() => undefined);
  },
});
