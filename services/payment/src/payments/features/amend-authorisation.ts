import { AmendAuthorisation } from '@toric/contracts/payment/amendment.events';
import { on } from '@toric/messaging/subscription';
import { amend } from '../amendment.ts';
import { blankPayment } from '../payment.ts';
import { lockPayments } from '../payment.store.ts';
import { decideEach } from '../settle-payment.flow.ts';

/**
 * ⇐ payment.amend-authorisation.v1. Sets the amount of the payment to the new total of its order. A larger hold is
 * requested from the provider (call-provider.ts). → payment.authorisation-amended.v1 or
 * payment.authorisation-amendment-refused.v1.
 */
export const amendAuthorisation = on(AmendAuthorisation, {
  async runMany({ received, ...context }) {
    const { tx, newId, now } = context;
    const messages = received.map(({ message }) => message);
    const payments = await lockPayments(
      tx,
      messages.map(({ orderId }) => orderId),
    );
    return decideEach(context, payments, messages, (payment, message) =>
      amend(payment ?? blankPayment(newId(), message.orderId, now), message),
    );
  },
});
