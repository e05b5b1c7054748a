import { VoidPayment } from '@toric/contracts/payment/events';
import { on } from '@toric/messaging/subscription';
import { blankPayment, letGo } from '../payment.ts';
import { openPayments } from '../payment.store.ts';
import { decideEach } from '../settle-payment.flow.ts';

/**
 * ⇐ payment.void-payment.v1. Releases the hold. If the void arrives before the authorisation, a voided payment is
 * stored, and the late authorisation is refused. → payment.payment-voided.v1 as soon as nothing is held.
 */
export const voidPayment = on(VoidPayment, {
  async runMany({ received, ...context }) {
    const { tx, newId, now } = context;
    const messages = received.map(({ message }) => message);
    const payments = await openPayments(
      tx,
      messages.map(({ orderId }) => orderId),
      newId,
      now,
    );
    return decideEach(context, payments, messages, (payment, { orderId }) =>
      letGo(payment ?? blankPayment(newId(), orderId, now)),
    );
  },
});
