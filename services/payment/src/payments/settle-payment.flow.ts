// How decisions about locked payments take effect, for commands, the provider's answers and its webhooks alike: decide, save, say.
import type { Emission } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { outcomeOf } from './payment-outcome.ts';
import { issueInvoice } from '../invoices/invoice.store.ts';
import { type Decision, type Payment, pendingSince } from './payment.ts';
import type { Fact } from '../providers/provider.ts';
import { applyFact } from './provider-facts.ts';
import { savePayments } from './payment.store.ts';

type Context = { tx: Tx; now: Date; newId: () => string };

/** One outcome per message, in order; messages of one order see each other's effect. `stored` is locked. */
export async function decideEach<M extends { orderId: string }>(
  { tx, now }: Context,
  stored: ReadonlyMap<string, Payment>,
  messages: readonly M[],
  decide: (payment: Payment | undefined, message: M) => Decision | Emission,
): Promise<Emission[]> {
  const payments = new Map(stored);
  const outcomes = messages.map((message) => {
    const decided = decide(payments.get(message.orderId), message);
    if (!('payment' in decided)) return decided;
    payments.set(message.orderId, decided.payment);
    return outcomeOf(decided, now);
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

/** The API's answer and the webhook come here both: whoever is first moves the payment, the other finds it moved. `old` is locked. */
export async function settleFact(context: Context, rule: string, old: Payment, fact: Fact): Promise<Emission> {
  const { tx, now, newId } = context;
  const decision = applyFact(old, fact);
  const { payment, answer } = decision;
  if (payment === old) return outcomeOf(decision, now);
  const invoiceNumber =
    answer === 'captured' ? await issueInvoice(tx, payment, rule, newId(), now) : payment.invoiceNumber;
  const settled = { ...payment, invoiceNumber, pendingSince: pendingSince(old, payment, now) };
  savePayments(tx, [settled], now);
  return outcomeOf({ ...decision, payment: settled }, now);
}
