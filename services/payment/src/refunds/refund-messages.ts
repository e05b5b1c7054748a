// Makes the messages about a refund: the notice to the customer whose money goes back, and the answer to the return
// whose boxes are refunded.
import type { Message } from '@toric/contracts/kernel/message';
import { PaymentRefunded } from '@toric/contracts/payment/events';
import { ReturnRefunded, ReturnRefundRefused, ReturnRefundWaits } from '@toric/contracts/payment/return.events';
import type { Payment } from '../payments/payment.ts';
import { paidBack, type Refund } from './refund.ts';

const REJECTED = { code: 'refund.rejected', detail: 'A colleague rejected the refund. Decide the return again.' };

const money = ({ currency }: Refund, amount: number) => ({ amount, currency });

/**
 * Returns the message that tells a return the result of its refund. Returns none for a refund without a return, and
 * while the refund is being sent.
 */
export function returnAnswer(refund: Refund): Message[] {
  const { returnId, orderId, id: refundId, status, amount, settled, credited, creditNoteNumber, refusal } = refund;
  if (returnId === null) return [];
  const about = { returnId, orderId, refundId };
  switch (status) {
    case 'sending':
      return [];
    case 'needs-approval':
      return [ReturnRefundWaits({ ...about, amount: money(refund, amount) })];
    case 'done': {
      const parts = {
        ...(settled > 0 && { settled: money(refund, settled) }),
        ...(credited > 0 && { credited: money(refund, credited) }),
      };
      return [ReturnRefunded({ ...about, amount: money(refund, amount), ...parts, creditNoteNumber })];
    }
    case 'refused':
    case 'rejected':
      return [ReturnRefundRefused({ ...about, reason: refusal ?? REJECTED })];
  }
}

/** Returns the messages about a refund that is done. The customer is notified if money goes back to her. */
export function refundedMessages(refund: Refund, payment: Payment): Message[] {
  const { orderId, creditNoteNumber } = refund;
  if (refund.status !== 'done' || paidBack(refund) === 0 || creditNoteNumber === null) return returnAnswer(refund);
  const told = { customerId: payment.customerId ?? undefined, orderNumber: payment.draft?.orderNumber };
  const amount = money(refund, paidBack(refund));
  return [PaymentRefunded({ orderId, ...told, amount, creditNoteNumber }), ...returnAnswer(refund)];
}
