import type { Handover } from '@toric/chassis/data/handover';
import type { DataOf } from '@toric/contracts/kernel/message';
import { SealedToken } from '@toric/contracts/payment/payment-token';
import { AuthorisePayment } from '@toric/contracts/payment/events';
import { on } from '@toric/messaging/subscription';
import { takeCredit } from '../../store-credit/ledger.store.ts';
import { authorise, blankPayment, type Payment } from '../payment.ts';
import { openPayments } from '../payment.store.ts';
import { decideEach } from '../settle-payment.flow.ts';

/**
 * ⇐ payment.authorise-payment.v1. Stores the payment and the call that authorises it at the provider
 * (call-provider.ts). A repeated command gets the same answer. An order that was cancelled before gets
 * payment.payment-declined.v1. The token of the card stays sealed. The store credit that the order uses leaves the balance in the
 * same transaction.
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
      const credit = await creditFor(context, payments, messages);
      return decideEach(context, payments, messages, (payment, message) =>
        authorise(payment ?? blankPayment(newId(), message.orderId, now), {
          ...message,
          ...(credit.has(message.orderId) && { storeCredit: credit.get(message.orderId) ?? 'too-low' }),
        }),
      );
    },
  });

type Command = DataOf<typeof AuthorisePayment>;
type Context = Parameters<typeof takeCredit>[0];

/**
 * Takes the store credit for new orders that use it. A repeated command takes none, because its payment is no longer
 * new.
 */
async function creditFor(context: Context, payments: ReadonlyMap<string, Payment>, commands: readonly Command[]) {
  const wishes = new Map(
    commands.flatMap(({ orderId, customerId, amount, method, useStoreCredit: use }) => {
      const isNew = (payments.get(orderId)?.status ?? 'new') === 'new';
      return use === undefined || method === 'exchange' || !isNew
        ? []
        : [[orderId, { orderId, customerId, amount, use }] as const];
    }),
  );
  return wishes.size === 0 ? new Map<string, number | undefined>() : takeCredit(context, [...wishes.values()]);
}

/** Seals a token that an older order service sent unsealed, so that the stored call never holds a plain token. */
const sealed = (command: Command, tokens: Handover): Command =>
  SealedToken.safeParse(command.token).success
    ? command
    : { ...command, token: tokens.seal(command.orderId, command.token) };
