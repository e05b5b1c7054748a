/** The payments and refunds of a customer, as entries of her timeline. */
import { entryOf, withState } from '@toric/chassis/timeline/entry';
import type { TimelineRow, TimelineSources } from '@toric/chassis/timeline/timeline.reader.store';
import type { TimelineEntry } from '@toric/contracts/customer/timeline/timeline.http';
import { GetPayment, ListPayments, ListRefunds, PaymentStatus, RefundStatus } from '@toric/contracts/payment/payment.http';
import { PAYMENT_STATUS_WORDS, REFUND_STATUS_WORDS } from '@toric/contracts/payment/payment.words';
import { z } from 'zod';

export const PAYMENT_SOURCES: TimelineSources = {
  payment: {
    allow: [...GetPayment.allow, ...ListPayments.allow],
    // a payment that was voided before it began has no currency and no money
    from: 'payment where customer_id = $1::uuid and currency is not null',
    ...{ at: 'created_at', id: 'id' },
    facts: `'orderId', order_id, 'status', status, 'amount', amount, 'currency', currency`,
  },
  refund: {
    // a payment is shown with its refunds to everybody who may read it
    allow: [...GetPayment.allow, ...ListRefunds.allow],
    from: 'payment p join refund r on r.order_id = p.order_id where p.customer_id = $1::uuid',
    ...{ at: 'r.created_at', id: 'r.id', by: 'r.requested_by' },
    facts: `'orderId', r.order_id, 'status', r.status, 'amount', r.amount, 'currency', r.currency`,
  },
};

const money = { orderId: z.string(), amount: z.int(), currency: z.string() };
const Payment = z.object({ ...money, status: PaymentStatus });
const Refund = z.object({ ...money, status: RefundStatus });

/** Returns the entry of a row of these sources. Throws if the row is damaged. */
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
