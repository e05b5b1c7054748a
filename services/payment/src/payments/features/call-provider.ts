import type { Handover } from '@toric/chassis/data/handover';
import { effect } from '@toric/messaging/effect';
import { lockPayment } from '../payment.store.ts';
import { REVIEW_AFTER_MS } from '../payment.ts';
import {
  type Declined,
  type Done,
  type PaymentProvider,
  ProviderUnknown,
  resultFrom,
} from '../../providers/provider.ts';
import { CALL_PROVIDER, ProviderCall } from '../provider-call.ts';
import { settleFact } from '../settle-payment.flow.ts';

type Deps = { provider: PaymentProvider; tokens: Handover; invoiceRule: string };

/**
 * Effect. Authorises, captures or voids a payment at the provider, outside any transaction, and then records the
 * result. While the outcome is unknown, the call is repeated with the same idempotency key for 23 hours. After that,
 * the call is no longer made. Instead, the payment is looked up at the provider repeatedly until the outcome is known.
 */
export const callProvider = ({ provider, tokens, invoiceRule }: Deps) =>
  effect({
    name: CALL_PROVIDER,
    data: ProviderCall,
    perform: (call, _attempt, now) => perform({ provider, tokens }, call, now),
    async settle({ data: { call, orderId }, result, ...context }) {
      const payment = await lockPayment(context.tx, orderId);
      return payment && settleFact(context, invoiceRule, payment, { call, result });
    },
  });

async function perform(
  { provider, tokens }: Pick<Deps, 'provider' | 'tokens'>,
  call: ProviderCall,
  now: Date,
): Promise<Done | Declined> {
  const { orderId: reference, key, askedAt } = call;
  if (isFree(call)) return { kind: 'done', providerPaymentId: providerPaymentIdOf(call), amount: beforeOf(call) };
  // A provider forgets an idempotency key after a day. From then on, a repeated call could be carried out a second
  // time. So 23 hours after the first call, the payment is only looked up at the provider.
  if (now.getTime() - Date.parse(askedAt) > REVIEW_AFTER_MS) return lookUp(provider, call);
  const providerPaymentId = call.call === 'authorise' ? '' : (call.providerPaymentId ?? '');
  switch (call.call) {
    case 'authorise':
      return provider.authorise({
        ...{ key, reference, amount: call.amount, currency: call.currency },
        token: tokens.open(reference, call.token),
      });
    case 'capture': {
      const { amount, final = true, before = 0 } = call;
      return provider.capture({ key, providerPaymentId, amount, final, before });
    }
    case 'void':
      return provider.void({ key, providerPaymentId });
    case 'increase':
      return provider.increase({ key, providerPaymentId, amount: call.amount });
  }
}

/**
 * Returns true if the provider has no part in the call: the order costs nothing, is paid in cash, or is covered by a return.
 * Such a payment passes through the same states as any payment, but the provider is never called.
 */
const isFree = (call: ProviderCall): boolean => {
  if (call.call === 'authorise') return call.amount === 0;
  return call.providerPaymentId === null || (call.call === 'capture' && call.amount === 0);
};
const providerPaymentIdOf = (call: ProviderCall) => (call.call === 'authorise' ? null : call.providerPaymentId);
const beforeOf = (call: ProviderCall) => (call.call === 'capture' ? (call.before ?? 0) : 0);

async function lookUp(provider: PaymentProvider, call: ProviderCall): Promise<Done | Declined> {
  const { orderId } = call;
  const found = await provider.find(orderId);
  const result = found && resultFrom(found, call.call, wantedBy(call));
  if (result) return result;
  throw new ProviderUnknown(
    `the ${call.call} of order ${orderId} needs a person: the provider has not done it in 23 hours`,
  );
}

/** Returns the state of the payment at the provider that proves that the call was carried out. */
const wantedBy = (call: ProviderCall) => ({
  ...(call.call === 'capture' && { before: call.before ?? 0 }),
  ...(call.call === 'increase' && { amount: call.amount }),
});
