// Decides how much may be refunded, and who must approve a refund. A refund reserves its amount when it is requested,
// so that concurrent refunds cannot exceed the captured amount.
import type { Reason } from '@toric/contracts/kernel/common';
import type { Money } from '@toric/contracts/kernel/money';
import {
  PAYMENT_NOT_REFUNDABLE,
  PAYMENT_REFUND_CURRENCY,
  PAYMENT_REFUND_DECIDED,
  PAYMENT_REFUND_EXCEEDS_CAPTURED,
  PAYMENT_REFUND_NEEDS_SECOND_PERSON,
} from '@toric/contracts/payment/payment.errors';
import type { RefundStatus, RefundView } from '@toric/contracts/payment/payment.http';
import type { RefundCause } from '@toric/contracts/payment/refund-cause';
import type { Payment } from '../payments/payment.ts';

export type Refund = {
  readonly id: string;
  readonly orderId: string;
  readonly amount: number;
  readonly currency: string;
  readonly cause: RefundCause;
  readonly reason: string;
  readonly status: RefundStatus;
  readonly requestedBy: string;
  readonly decidedBy: string | null;
  readonly refusal: Reason | null;
  readonly creditNoteNumber: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

type Request = Pick<Refund, 'id' | 'cause' | 'reason'> & {
  by: string;
  amount: Money | undefined;
  limit: number;
  now: Date;
};

/**
 * Returns the new refund. It needs approval if all refunds of the payment together exceed `limit`, so that several
 * small refunds cannot evade the limit. Throws if the payment cannot be refunded or if too little captured money is
 * left.
 */
export function requestRefund(payment: Payment, request: Request): Refund {
  const { id, by, amount: wanted, cause, reason, limit, now } = request;
  const { orderId, currency, capturedAmount, refundReserved } = payment;
  const left = capturedAmount - refundReserved;
  if (payment.status !== 'captured' || currency === null || left === 0) throw PAYMENT_NOT_REFUNDABLE();
  if (wanted && wanted.currency !== currency) throw PAYMENT_REFUND_CURRENCY({ currency });
  const amount = wanted?.amount ?? left;
  if (amount > left) throw PAYMENT_REFUND_EXCEEDS_CAPTURED({ left, currency });
  const status = refundReserved + amount > limit ? 'needs-approval' : 'sending';
  const rest = { decidedBy: null, refusal: null, creditNoteNumber: null, createdAt: now, updatedAt: now };
  return { id, orderId, amount, currency, cause, reason, status, requestedBy: by, ...rest };
}

export function decideRefund(refund: Refund, status: 'sending' | 'rejected', by: string, now: Date): Refund {
  if (refund.status !== 'needs-approval') throw PAYMENT_REFUND_DECIDED({ status: refund.status });
  if (status === 'sending' && refund.requestedBy === by) throw PAYMENT_REFUND_NEEDS_SECOND_PERSON();
  return { ...refund, status, decidedBy: by, updatedAt: now };
}

export function refundView({ amount, currency, ...refund }: Refund): RefundView {
  const { createdAt, updatedAt } = refund;
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return { ...refund, ...times, amount: { amount, currency } };
}
