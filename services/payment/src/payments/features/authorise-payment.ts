import { AuthorisePayment } from '@toric/contracts/payment/events';
import { on } from '@toric/messaging/subscription';
import { authorise, blankPayment } from '../payment.ts';
import { openPayments } from '../payment.store.ts';
import { decideEach } from '../settle-payment.flow.ts';

/**
 * ⇐ payment.authorise-payment.v1. Stores the payment and the call that authorises it at the provider
 * (call-provider.ts). A repeated command gets the same answer. An order that was cancelled before gets
 * payment.payment-declined.v1.
 */
export const authorisePayment = on(AuthorisePayment, {
  async runMany({ received, ...context }) {
    const { tx, newId, now } = context;
    const messages = received.map(({ message }) => message);
    const payments = await openPayments(
      tx,
      messages.map(({ orderId }) => orderId),
      newId,
      now,
    );
    return decideEach(context, payments, messages, (payment, message) =>
      authorise(payment ?? blankPayment(newId(), message.orderId, now), message),
    );
  },
});
