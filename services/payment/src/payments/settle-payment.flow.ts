// Decides about locked payments, saves them, and returns the messages and calls to send. Commands, the provider's
// answers and its webhooks all share these steps.
import type { Emission } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { outcomeOf, reviewMessages } from './payment-outcome.ts';
import { issueInvoice } from '../invoices/invoice.store.ts';
import { type Decision, type Payment, pendingSince } from './payment.ts';
import type { Fact } from '../providers/provider.ts';
import { applyFact } from './provider-facts.ts';
import { savePayments } from './payment.store.ts';

type Context = { tx: Tx; now: Date; newId: () => string };

/**
 * Decides about each message and saves the changed payments. Returns one outcome per message, in the order of the
 * messages. Each message finds the payment as earlier messages about it have left it. The caller has locked the
 * payments in `stored`.
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
  savePayments(tx, changed(stored, payments, now), now);
  return outcomes;
}

function changed(before: ReadonlyMap<string, Payment>, after: ReadonlyMap<string, Payment>, now: Date): Payment[] {
  return [...before].flatMap(([orderId, old]) => {
    const payment = after.get(orderId) ?? old;
    return payment === old ? [] : [{ ...payment, pendingSince: pendingSince(old, payment, now) }];
  });
}

/**
 * Applies one result of the provider, and issues the invoice if money was captured. The answer to our call and the
 * webhook both report the same result, and the second report changes nothing. The caller has locked `old`.
 */
export async function settleFact(context: Context, rule: string, old: Payment, fact: Fact): Promise<Emission> {
  const { tx, now, newId } = context;
  const decision = applyFact(old, fact);
  const { payment, answer } = decision;
  if (payment === old) return outcomeOf(decision, now);
  const invoiceNumber =
    answer === 'captured' ? await issueInvoice(tx, payment, rule, newId(), now) : payment.invoiceNumber;
  const settled = { ...payment, invoiceNumber, pendingSince: pendingSince(old, payment, now) };
  savePayments(tx, [settled], now);
  return outcomeOf({ ...decision, payment: settled }, now).emits(...reviewMessages(old, settled, newId()));
}
