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
import type { RefundedLine, RefundStatus, RefundView } from '@toric/contracts/payment/payment.http';
import type { RefundCause } from '@toric/contracts/payment/refund-cause';
import type { Payment } from '../payments/payment.ts';
import type { Source } from './refund-source.ts';

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
  readonly returnId: string | null;
  readonly attempt: number;
  /**
   * Holds the part of the refund that settles an exchange. The rest is paid back from the source `via`, or becomes
   * store credit.
   */
  readonly settled: number;
  readonly settlesOrderId: string | null;
  /** Holds the part of the refund that becomes store credit. */
  readonly credited: number;
  readonly via: Source['via'];
  readonly viaId: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

type Request = Pick<Refund, 'id' | 'cause' | 'reason'> & {
  by: string;
  amount: number;
  limit: number;
  now: Date;
  ofReturn?: { returnId: string; attempt: number; settled: number; settlesOrderId: string | null };
  source: Source;
};

/**
 * Returns the amount of a refund that is paid back to the customer. The rest settles an exchange or becomes store
 * credit.
 */
export const paidBack = ({ amount, settled, credited }: Pick<Refund, 'amount' | 'settled' | 'credited'>): number =>
  amount - settled - credited;

/**
 * Returns the amount of a refund that names no boxes: the wanted amount, or the whole remaining amount. Throws if the
 * payment cannot be refunded or if too little captured money is left.
 */
export function refundableAmount(payment: Payment, wanted: Money | undefined): number {
  const left = refundableLeft(payment);
  const { currency } = payment;
  if (currency === null || left === 0) throw PAYMENT_NOT_REFUNDABLE();
  if (wanted && wanted.currency !== currency) throw PAYMENT_REFUND_CURRENCY({ currency });
  const amount = wanted?.amount ?? left;
  if (amount > left) throw PAYMENT_REFUND_EXCEEDS_CAPTURED({ left, currency });
  return amount;
}

/** Returns the captured amount that no refund has taken. Running refunds count as taken. */
export const refundableLeft = ({ capturedAmount, refundReserved }: Payment): number => capturedAmount - refundReserved;

/**
 * Returns the new refund. It needs approval if all refunds of the payment together exceed `limit`, so that several
 * small refunds cannot evade the limit. A refund that only settles an exchange needs no approval.
 */
export function requestRefund(payment: Payment, request: Request): Refund {
  const { id, by, amount, cause, reason, limit, now, source } = request;
  const { orderId, currency, refundReserved } = payment;
  if (currency === null) throw PAYMENT_NOT_REFUNDABLE();
  const ofReturn = request.ofReturn ?? { returnId: null, attempt: 1, settled: 0, settlesOrderId: null };
  const isFree = amount === ofReturn.settled;
  const status = !isFree && refundReserved + amount > limit ? 'needs-approval' : 'sending';
  const rest = { decidedBy: null, refusal: null, creditNoteNumber: null, createdAt: now, updatedAt: now };
  return { id, orderId, amount, currency, cause, reason, status, requestedBy: by, ...rest, ...ofReturn, ...source };
}

export function decideRefund(refund: Refund, status: 'sending' | 'rejected', by: string, now: Date): Refund {
  if (refund.status !== 'needs-approval') throw PAYMENT_REFUND_DECIDED({ status: refund.status });
  if (status === 'sending' && refund.requestedBy === by) throw PAYMENT_REFUND_NEEDS_SECOND_PERSON();
  return { ...refund, status, decidedBy: by, updatedAt: now };
}

/** Returns a refund in the form of the API. `lines` are its boxes. */
export function refundView(refund: Refund, lines: readonly RefundedLine[]): RefundView {
  const { amount, currency, attempt: _, settlesOrderId: __, viaId: ___, createdAt, updatedAt, ...shown } = refund;
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return { ...shown, ...times, amount: { amount, currency }, lines: [...lines] };
}
