import { CapturePayment } from '@toric/contracts/payment/events';
import { on } from '@toric/messaging/subscription';
import { blankPayment, capture } from '../payment.ts';
import { lockPayments } from '../payment.store.ts';
import { decideEach } from '../settle-payment.flow.ts';

/**
 * ⇐ payment.capture-payment.v1. Stores the call that captures the money. The transaction that records the result of
 * this call issues the invoice. → payment.payment-captured.v1 or payment.payment-capture-failed.v1.
 */
export const capturePayment = on(CapturePayment, {
  async runMany({ received, ...context }) {
    const { tx, newId, now } = context;
    const messages = received.map(({ message }) => message);
    const payments = await lockPayments(
      tx,
      messages.map(({ orderId }) => orderId),
    );
    return decideEach(context, payments, messages, (payment, { orderId, ...draft }) =>
      capture(payment ?? blankPayment(newId(), orderId, now), draft),
    );
  },
});
