import type { Vault } from '@toric/chassis/data/vault';
import { effect } from '@toric/messaging/effect';
import { emits } from '@toric/messaging/outcome';
import { reasonOf } from '../../payments/provider-facts.ts';
import { REVIEW_AFTER_MS } from '../../payments/payment.ts';
import { type PaymentProvider, ProviderUnknown } from '../../providers/provider.ts';
import { RefundCall, SEND_REFUND } from '../../payments/provider-call.ts';
import { completeRefund, dropRefund } from '../begin-refund.flow.ts';
import { refundedMessages, returnAnswer } from '../refund-messages.ts';
import { lockWithPayment } from '../refund.store.ts';

type Deps = { provider: PaymentProvider; vault: Vault; creditNoteRule: string };

/**
 * Effect. Refunds money at the provider and then issues the credit note → payment.payment-refunded.v1. If the provider
 * refuses, the reserved amount and the boxes are freed. If the refund belongs to a return, the return is notified of
 * either result.
 */
export const sendRefund = ({ provider, vault, creditNoteRule }: Deps) =>
  effect({
    name: SEND_REFUND,
    data: RefundCall,
    async perform({ refundId, key, askedAt, amount, providerPaymentId }, _attempt, now) {
      if (now.getTime() - Date.parse(askedAt) <= REVIEW_AFTER_MS)
        return provider.refund({ key, amount, providerPaymentId });
      throw new ProviderUnknown(`refund ${refundId} needs a person: the provider has not answered in 23 hours`);
    },
    async settle({ data: { refundId }, result, tx, now, newId }) {
      const { refund, payment, others } = await lockWithPayment(tx, vault, refundId);
      if (refund.status !== 'sending') return undefined;
      const means = { tx, vault, now, newId, creditNoteRule };
      if (result.kind === 'declined') {
        const refused = { ...refund, status: 'refused', refusal: reasonOf(result.code), updatedAt: now } as const;
        await dropRefund(means, others, refused);
        return emits(...returnAnswer(refused));
      }
      return emits(...refundedMessages(await completeRefund(means, others, refund), payment));
    },
  });
