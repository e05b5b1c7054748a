// Contains the steps that commands, the provider's answers and its webhooks share: decide about locked payments, save
// them, and return the messages and provider calls to send.
import type { Emission } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { outcomeOf, reviewMessages } from './payment-outcome.ts';
import { issueInvoice } from '../invoices/invoice.store.ts';
import { addCredit } from '../store-credit/ledger.store.ts';
import { creditIn, releasedCredit, withKeptCredit } from './credit-share.ts';
import { type Decision, type Payment, pendingSince } from './payment.ts';
import type { Fact } from '../providers/provider.ts';
import { applyFact } from './provider-facts.ts';
import { invoiced, takeNext } from './capture-part.ts';
import { savePayments } from './payment.store.ts';

type Context = { tx: Tx; now: Date; newId: () => string };

/**
 * Decides about each message and saves the changed payments. Returns one outcome per message, in the order of the
 * messages. Each message sees the payment as the earlier messages have changed it. The caller has locked the payments
 * in `stored`.
 */
export async function decideEach<M extends { orderId: string }>(
  { tx, now, newId }: Context,
  stored: ReadonlyMap<string, Payment>,
  messages: readonly M[],
  decide: (payment: Payment | undefined, message: M) => Decision | Emission,
): Promise<Emission[]> {
  const payments = new Map(stored);
  const outcomes = messages.map((message) => {
    const before = payments.get(message.orderId);
    const decided = decide(before, message);
    if (!('payment' in decided)) return decided;
    payments.set(message.orderId, decided.payment);
    return outcomeOf(decided, now).emits(...reviewMessages(before, decided.payment, newId()));
  });
  const saved = changed(stored, payments, now);
  savePayments(tx, saved, now);
  await releaseCredit({ tx, now, newId }, stored, saved);
  return outcomes;
}

function changed(before: ReadonlyMap<string, Payment>, after: ReadonlyMap<string, Payment>, now: Date): Payment[] {
  return [...before].flatMap(([orderId, old]) => {
    const payment = after.get(orderId) ?? old;
    // A former version of the service ended payments without returning their unused store credit. The next message
    // returns it.
    return payment === old && withKeptCredit(old, old) === old ? [] : [settledPayment(old, payment, now)];
  });
}

const settledPayment = (old: Payment, payment: Payment, now: Date): Payment => ({
  ...withKeptCredit(old, payment),
  pendingSince: pendingSince(old, payment, now),
});

/**
 * Returns the store credit that the payments do not use to the balances of the customers. Runs no SQL statement if
 * nothing is left over.
 */
function releaseCredit(context: Context, before: ReadonlyMap<string, Payment>, after: readonly Payment[]) {
  const changes = after.flatMap((payment) => {
    const { orderId, customerId, currency } = payment;
    const old = before.get(orderId);
    const amount = old ? releasedCredit(old, payment) : 0;
    if (amount === 0 || customerId === null || currency === null) return [];
    return [{ customerId, currency, kind: 'released' as const, amount, orderId }];
  });
  return addCredit(context, changes);
}

/**
 * Applies one result of the provider to a payment, and issues the invoice if money was captured. Then it captures the
 * next part of the order that waits. The answer to our call and the webhook both report the same result, and the second
 * report changes nothing. The caller has locked the payment `old`.
 */
export async function settleFact(context: Context, rule: string, old: Payment, fact: Fact): Promise<Emission> {
  const { tx, now, newId } = context;
  const decision = applyFact(old, fact);
  if (decision.payment === old) return outcomeOf(decision, now);
  const { taken, parcelId } = decision;
  const { draft } = decision.payment;
  const payment =
    taken === undefined
      ? decision.payment
      : invoiced(decision.payment, draft?.parcelId, await issue(context, decision.payment, taken, rule));
  const next = payment.status === 'part-captured' ? takeNext(payment) : { payment };
  const settled = settledPayment(old, next.payment, now);
  savePayments(tx, [settled], now);
  await releaseCredit(context, new Map([[old.orderId, old]]), [settled]);
  const said = outcomeOf({ ...decision, payment: taken === undefined ? settled : payment, parcelId }, now);
  const { messages, effects } = outcomeOf({ ...next, payment: settled }, now);
  return said
    .emits(...(payment === next.payment ? [] : messages), ...reviewMessages(old, settled, newId()))
    .performs(...(payment === next.payment ? [] : effects));
}

function issue({ tx, now, newId }: Context, payment: Payment, taken: number, rule: string): Promise<string> {
  const storeCredit = creditIn(payment, payment.capturedAmount - taken, taken);
  return issueInvoice(tx, { ...payment, capturedAmount: taken, storeCredit }, rule, newId(), now);
}
