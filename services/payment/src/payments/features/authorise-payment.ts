import type { Handover } from '@toric/chassis/data/handover';
import type { DataOf } from '@toric/contracts/kernel/message';
import { SealedToken } from '@toric/contracts/payment/payment-token';
import { AuthorisePayment } from '@toric/contracts/payment/events';
import { on } from '@toric/messaging/subscription';
import { authorise, blankPayment } from '../payment.ts';
import { openPayments } from '../payment.store.ts';
import { decideEach } from '../settle-payment.flow.ts';

/**
 * ⇐ payment.authorise-payment.v1. Stores the payment and the call that authorises it at the provider
 * (call-provider.ts). A repeated command gets the same answer. An order that was cancelled before gets
 * payment.payment-declined.v1. The token of the card stays sealed.
 */
export const authorisePayment = ({ tokens }: { tokens: Handover }) =>
  on(AuthorisePayment, {
    async runMany({ received, ...context }) {
      const { tx, newId, now } = context;
      const messages = received.map(({ message }) => sealed(message, tokens));
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

type Command = DataOf<typeof AuthorisePayment>;

/** Seals a token that an older order service sent as it was, so that the stored call never holds a plain token. */
const sealed = (command: Command, tokens: Handover): Command =>
  SealedToken.safeParse(command.token).success
    ? command
    : { ...command, token: tokens.seal(command.orderId, command.token) };
