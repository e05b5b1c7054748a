import type { PaymentView } from '@toric/contracts/payment/payment.http';
import { customerRefunds, type RefundForCustomer } from './customer-refund.view.ts';
import { type Part, type Payment, reviewLine } from './payment.ts';
import { openCover } from './provider-share.ts';

/**
 * Returns a payment in the form of the API. Throws if the payment is still `new`, which means that it was saved before
 * a command was applied to it.
 */
export function paymentView(payment: Payment, refunds: readonly RefundForCustomer[], now: Date): PaymentView {
  const { id, orderId, customerId, status, amount, currency, reason, note, invoiceNumber, pendingSince } = payment;
  if (status === 'new') throw new Error(`payment ${id} was saved before it was decided upon`);
  return {
    id,
    orderId,
    customerId,
    status,
    method: payment.method,
    parts: (payment.parts ?? []).map(partView),
    exchange: payment.method === 'exchange' ? coverOf(payment) : null,
    reason,
    note,
    invoiceNumber,
    amount: currency === null ? null : { amount, currency },
    captured: payment.capturedAmount,
    refunded: payment.refundedAmount,
    storeCredit: payment.storeCredit,
    customerRefunds: customerRefunds(refunds),
    needsReview: note !== null || (pendingSince !== null && pendingSince <= reviewLine(now)),
    createdAt: payment.createdAt.toISOString(),
    updatedAt: payment.updatedAt.toISOString(),
  };
}

const partView = ({ parcelId, amount, isLast, status, invoiceNumber }: Part) => ({
  ...{ parcelId, amount, isLast, status, invoiceNumber },
});

const coverOf = (payment: Payment) => {
  const { returnId, covered, settled, charged } = payment;
  return { returnId, covered, settled, charged, open: openCover(payment) };
};
