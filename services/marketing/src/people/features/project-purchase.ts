import { OrderConfirmed } from '@toric/contracts/order/events';
import { on } from '@toric/messaging/subscription';
import { recordConfirmed } from '../purchase.store.ts';

/**
 * ⇐ order.order-confirmed.v1. Stores that the order was confirmed. A confirmed order is a purchase, unless it is
 * cancelled.
 */
export const projectPurchase = on(OrderConfirmed, {
  async runMany({ received, tx }) {
    const rows = received.map(({ message: { orderId, customerId, total, discount }, envelope }) => ({
      orderId,
      customerId,
      currency: total.currency,
      total: total.amount,
      discount: discount.amount,
      at: envelope.occurredAt,
    }));
    recordConfirmed(tx, rows);
    return received.map(() => undefined);
  },
});
