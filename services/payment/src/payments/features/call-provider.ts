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
  const isOld = now.getTime() - Date.parse(askedAt) > REVIEW_AFTER_MS;
  if (call.call === 'capture' && call.amount === 0) return releaseRest(provider, call, isOld);
  if (isOld) return lookUp(provider, call, call.call);
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
 * Releases the rest of the hold if the last capture of an order takes nothing from the card, because store credit or a
 * return pays all of it. If the provider has already released or captured the hold, nothing is left to release, so the
 * answer of the provider is not a refusal.
 */
async function releaseRest(provider: PaymentProvider, call: CaptureCall, isOld: boolean): Promise<Done | Declined> {
  const { key, providerPaymentId, before = 0 } = call;
  const id = providerPaymentId ?? '';
  const result = isOld ? await lookUp(provider, call, 'void') : await provider.void({ key, providerPaymentId: id });
  const isReleased = result.kind === 'done' || result.code === 'already_captured' || result.code === 'already_voided';
  return isReleased ? { kind: 'done', providerPaymentId, amount: before } : result;
}

/**
 * Returns true if the call needs no provider: the order costs nothing, is paid in cash, or is covered by a return. Such
 * a payment passes through the same states as any payment, but the provider is never called. A parcel that costs the
 * card nothing leaves the hold as it is, unless it is the last parcel.
 */
const isFree = (call: ProviderCall): boolean => {
  if (call.call === 'authorise') return call.amount === 0;
  return call.providerPaymentId === null || (call.call === 'capture' && call.amount === 0 && call.final === false);
};
const providerPaymentIdOf = (call: ProviderCall) => (call.call === 'authorise' ? null : call.providerPaymentId);
const beforeOf = (call: ProviderCall) => (call.call === 'capture' ? (call.before ?? 0) : 0);

type CaptureCall = Extract<ProviderCall, { call: 'capture' }>;

/** Returns the result of a call, as the present state of the payment at the provider shows it. */
async function lookUp(provider: PaymentProvider, call: ProviderCall, as: ProviderCall['call']) {
  const { orderId } = call;
  const found = await provider.find(orderId);
  const result = found && resultFrom(found, as, wantedBy(call));
  if (result) return result;
  throw new ProviderUnknown(`the ${as} of order ${orderId} needs a person: the provider has not done it in 23 hours`);
}

/** Returns the state of the payment at the provider that proves that the call was carried out. */
const wantedBy = (call: ProviderCall) => ({
  ...(call.call === 'capture' && { before: call.before ?? 0 }),
  ...(call.call === 'increase' && { amount: call.amount }),
});
