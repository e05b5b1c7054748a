import type { Vault } from '@toric/chassis/data/vault';
import { PaymentRefunded } from '@toric/contracts/payment/events';
import { effect } from '@toric/messaging/effect';
import { emits } from '@toric/messaging/outcome';
import { issueCreditNote } from '../../invoices/invoice.store.ts';
import { reasonOf } from '../../payments/provider-facts.ts';
import { savePayments } from '../../payments/payment.store.ts';
import { REVIEW_AFTER_MS } from '../../payments/payment.ts';
import { type PaymentProvider, ProviderUnknown } from '../../providers/provider.ts';
import { RefundCall, SEND_REFUND } from '../../payments/provider-call.ts';
import { lockWithPayment, saveRefund } from '../refund.store.ts';

type Deps = { provider: PaymentProvider; vault: Vault; creditNoteRule: string };

/**
 * Effect. Refunds money at the provider and then issues the credit note → payment.payment-refunded.v1. If the provider
 * refuses, the reserved amount is freed.
 */
export const sendRefund = ({ provider, vault, creditNoteRule }: Deps) =>
  effect({
    name: SEND_REFUND,
    data: RefundCall,
    async perform({ refundId, key, askedAt, amount, providerPaymentId }) {
      if (Date.now() - Date.parse(askedAt) <= REVIEW_AFTER_MS)
        return provider.refund({ key, amount, providerPaymentId });
      throw new ProviderUnknown(`refund ${refundId} needs a person: the provider has not answered in 23 hours`);
    },
    async settle({ data: { refundId, orderId, amount }, result, tx, now, newId }) {
      const { refund, payment } = await lockWithPayment(tx, vault, refundId);
      if (refund.status !== 'sending') return undefined;
      if (result.kind === 'declined') {
        savePayments(tx, [{ ...payment, refundReserved: payment.refundReserved - amount }], now);
        await saveRefund(tx, { ...refund, status: 'refused', refusal: reasonOf(result.code), updatedAt: now });
        return undefined;
      }
      savePayments(tx, [{ ...payment, refundedAmount: payment.refundedAmount + amount }], now);
      const creditNoteNumber = await issueCreditNote(tx, refund, creditNoteRule, newId(), now);
      await saveRefund(tx, { ...refund, status: 'done', creditNoteNumber, updatedAt: now });
      const told = { customerId: payment.customerId ?? undefined, orderNumber: payment.draft?.orderNumber };
      const money = { amount, currency: refund.currency };
      return emits(PaymentRefunded({ orderId, ...told, amount: money, creditNoteNumber }));
    },
  });
