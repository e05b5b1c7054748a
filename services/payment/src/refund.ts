// Refunds: how much may go back, and who must agree. Pure.
// A refund reserves its amount at once, so that several at a time cannot exceed what was captured.
import { BusinessError } from '@toric/contracts/business-error';
import type { Reason } from '@toric/contracts/common';
import type { Money } from '@toric/contracts/money';
import type { RefundStatus, RefundView } from '@toric/contracts/payment.http';
import type { Payment } from './payment.ts';

export type Refund = {
  readonly id: string;
  readonly orderId: string;
  readonly amount: number;
  readonly currency: string;
  readonly reason: string;
  readonly status: RefundStatus;
  readonly requestedBy: string;
  readonly decidedBy: string | null;
  readonly refusal: Reason | null;
  readonly creditNoteNumber: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

type Request = { id: string; by: string; amount: Money | undefined; reason: string; limit: number; now: Date };

/** The limit counts all refunds of the payment, so that it cannot be passed by in small steps. */
export function requestRefund(payment: Payment, { id, by, amount: wanted, reason, limit, now }: Request): Refund {
  const { orderId, currency, capturedAmount, refundReserved } = payment;
  const left = capturedAmount - refundReserved;
  if (payment.status !== 'captured' || currency === null || left === 0) {
    const detail = 'Nothing can be refunded: no captured money is left on this payment.';
    throw new BusinessError('payment.not-refundable', 'conflict', detail);
  }
  if (wanted && wanted.currency !== currency) {
    throw new BusinessError('payment.refund-currency', 'unprocessable', `This payment was made in ${currency}.`);
  }
  const amount = wanted?.amount ?? left;
  if (amount > left) {
    const detail = `Only ${left} ${currency} are left to refund (minor units), refunds under way included.`;
    throw new BusinessError('payment.refund-exceeds-captured', 'unprocessable', detail);
  }
  const status = refundReserved + amount > limit ? 'needs-approval' : 'sending';
  const rest = { decidedBy: null, refusal: null, creditNoteNumber: null, createdAt: now, updatedAt: now };
  return { id, orderId, amount, currency, reason, status, requestedBy: by, ...rest };
}

export const refundNotFound = () =>
  new BusinessError('payment.refund-not-found', 'not-found', 'There is no such refund. Check its id.');

export function decideRefund(refund: Refund, status: 'sending' | 'rejected', by: string, now: Date): Refund {
  if (refund.status !== 'needs-approval') {
    const detail = `This refund is '${refund.status}': it does not wait for a decision.`;
    throw new BusinessError('payment.refund-decided', 'conflict', detail);
  }
  if (status === 'sending' && refund.requestedBy === by) {
    const detail = 'You asked for this refund: another person in finance must approve it.';
    throw new BusinessError('payment.refund-needs-second-person', 'forbidden', detail);
  }
  return { ...refund, status, decidedBy: by, updatedAt: now };
}

export function refundView({ amount, currency, ...refund }: Refund): RefundView {
  const { createdAt, updatedAt } = refund;
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return { ...refund, ...times, amount: { amount, currency } };
}
