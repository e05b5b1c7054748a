/** Converts the payments and refunds of a customer to entries of her timeline. */
import { entryOf, withState } from '@toric/chassis/timeline/entry';
import type { TimelineRow } from '@toric/chassis/timeline/timeline.reader.store';
import type { TimelineEntry } from '@toric/contracts/customer/timeline/timeline.http';
import { PaymentStatus, RefundStatus } from '@toric/contracts/payment/payment.http';
import { PAYMENT_STATUS_WORDS, REFUND_STATUS_WORDS } from '@toric/contracts/payment/payment.words';
import { z } from 'zod';

const money = { orderId: z.string(), amount: z.int(), currency: z.string() };
const Payment = z.object({ ...money, status: PaymentStatus });
const Refund = z.object({ ...money, status: RefundStatus });

/** Returns the timeline entry of a stored payment or refund. Throws if the row is damaged. */
export function paymentEntry(row: TimelineRow): TimelineEntry {
  if (row.kind === 'payment') {
    const { orderId, status, amount, currency } = Payment.parse(row.facts);
    const what = withState({ en: 'Payment', zh: '付款' }, PAYMENT_STATUS_WORDS[status].label);
    return entryOf(row, { what, amount: { amount, currency }, path: `/payments/${orderId}` });
  }
  const { orderId, status, amount, currency } = Refund.parse(row.facts);
  const what = withState({ en: 'Refund', zh: '退款' }, REFUND_STATUS_WORDS[status].label);
  return entryOf(row, { what, amount: { amount, currency }, path: `/payments/${orderId}` });
}
