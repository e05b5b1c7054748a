import { OrderAmended } from '@toric/contracts/order/amendments/amendment.events';
import { on } from '@toric/messaging/subscription';
import { recordAmended } from '../purchase.store.ts';

/** ⇐ order.order-amended.v1. Stores the new total and the new discount of the order. */
export const projectAmendment = on(OrderAmended, {
  async runMany({ received, tx }) {
    const rows = received.map(({ message: { orderId, customerId, total, discount }, envelope }) => ({
      ...{ orderId, customerId, currency: total.currency, total: total.amount },
      discount: discount?.amount ?? null,
      at: envelope.occurredAt,
    }));
    recordAmended(tx, rows);
    return received.map(() => undefined);
  },
});
