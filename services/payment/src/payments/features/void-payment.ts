import { VoidPayment } from '@toric/contracts/payment/events';
import { on } from '@toric/messaging/subscription';
import { blankPayment, letGo } from '../payment.ts';
import { openPayments } from '../payment.store.ts';
import { decideEach } from '../settle-payment.flow.ts';

/**
 * ⇐ payment.void-payment.v1 → payment.payment-voided.v1 once nothing is held. Releases the hold. If it comes before the
 * authorisation, it stores a voided payment, which refuses the late authorisation.
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
