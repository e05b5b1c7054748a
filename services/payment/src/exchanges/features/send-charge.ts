import type { Handover } from '@toric/chassis/data/handover';
import { effect } from '@toric/messaging/effect';
import { emits } from '@toric/messaging/outcome';
import { REVIEW_AFTER_MS } from '../../payments/payment.ts';
import { lockPayment, savePayments } from '../../payments/payment.store.ts';
import { reasonOf } from '../../payments/provider-facts.ts';
import { type PaymentProvider, type ProviderResult, ProviderUnknown, resultFrom } from '../../providers/provider.ts';
import { ChargeCall, SEND_CHARGE } from '../charge-call.ts';
import { chargeAnswer } from '../charge-messages.ts';
import { charged, declined } from '../exchange-charge.ts';
import { lockCharge, saveCharge } from '../exchange-charge.store.ts';

type Deps = { provider: PaymentProvider; tokens: Handover };

/**
 * Effect. Authorises and captures the charge for exchange goods whose return did not come back. The customer takes no
 * part. Records the result → payment.exchange-charged.v1 or payment.exchange-charge-refused.v1. The amount of a
 * declined charge stays owed, on the list of finance.
 */
export const sendCharge = ({ provider, tokens }: Deps) =>
  effect({
    name: SEND_CHARGE,
    data: ChargeCall,
    perform: (call, _attempt, now) => perform({ provider, tokens }, call, now),
    async settle({ data: { chargeId, orderId }, result, tx, now, newId }) {
      const payment = await lockPayment(tx, orderId);
      const charge = await lockCharge(tx, chargeId);
      if (!payment || charge.status !== 'charging') return undefined;
      if (result.kind === 'done') {
        const paid = charged(charge, result.providerPaymentId, now);
        await saveCharge(tx, paid);
        return emits(...chargeAnswer(paid, newId()));
      }
      const refused = declined(charge, payment, reasonOf(result.code), now);
      savePayments(tx, [refused.payment], now);
      await saveCharge(tx, refused.charge);
      return emits(...chargeAnswer(refused.charge, newId()));
    },
  });

async function perform({ provider, tokens }: Deps, call: ChargeCall, now: Date): Promise<ProviderResult> {
  const { chargeId: reference, orderId, amount, currency, askedAt } = call;
  if (now.getTime() - Date.parse(askedAt) > REVIEW_AFTER_MS) return lookUp(provider, reference);
  const key = `${reference}:authorise`;
  const held = await provider.authorise({ key, reference, amount, currency, token: tokens.open(orderId, call.token) });
  if (held.kind === 'declined') return held;
  const { providerPaymentId } = held;
  return provider.capture({ key: `${reference}:capture`, providerPaymentId, amount, final: true, before: 0 });
}

/**
 * Looks up the result of a charge at the provider. After 23 hours the provider may have forgotten the idempotency keys,
 * so the charge is only looked up and not repeated.
 */
async function lookUp(provider: PaymentProvider, reference: string): Promise<ProviderResult> {
  const found = await provider.find(reference);
  const result = found && resultFrom(found, 'capture');
  if (result) return result;
  throw new ProviderUnknown(`the charge ${reference} needs a person: the provider has not done it in 23 hours`);
}
