import { OrderAmended } from '@toric/contracts/order/amendments/amendment.events';
import { on } from '@toric/messaging/subscription';
import { recordAmendedDiscounts } from '../redemption.store.ts';

/**
 * ⇐ order.order-amended.v1. Gives the redemption the discount of the amended order. The order still counts as one use
 * of the coupon.
 */
export const followAmendment = on(OrderAmended, {
  async runMany({ received, tx }) {
    const rows = received.flatMap(({ message: { orderId, discount }, envelope }) =>
      discount ? [{ orderId, discount: discount.amount, at: envelope.occurredAt }] : [],
    );
    if (rows.length > 0) await recordAmendedDiscounts(tx, rows);
    return received.map(() => undefined);
  },
});
