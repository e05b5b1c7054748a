import { OrderPlaced } from '@toric/contracts/order/events';
import { on } from '@toric/messaging/subscription';
import { recordPlaced } from '../purchase.store.ts';

/** ⇐ order.order-placed.v1. Stores the order and its products. */
export const projectOrder = on(OrderPlaced, {
  async runMany({ received, tx }) {
    const rows = received.map(({ message: { orderId, customerId, market, subtotal, lines }, envelope }) => ({
      orderId,
      customerId,
      market,
      currency: subtotal.currency,
      subtotal: subtotal.amount,
      at: envelope.occurredAt,
      lines: lines.map(({ lineId, productId, quantity }) => ({ lineId, productId, quantity })),
    }));
    recordPlaced(tx, rows);
    return received.map(() => undefined);
  },
});
