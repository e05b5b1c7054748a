import type { Reason } from '@toric/contracts/kernel/common';
import type { CustomerRefund } from '@toric/contracts/payment/customer-refund';
import type { RefundStatus } from '@toric/contracts/payment/payment.http';
import { REFUND_CAUSES, RefundCause, reasonCodeOf } from '@toric/contracts/payment/refund-cause';

/** Describes a stored refund, without the note of staff and without the people who decided it. */
export type RefundForCustomer = {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly credited: number;
  readonly cause: string;
  readonly status: RefundStatus;
  readonly creditNoteNumber: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/**
 * Maps a state of a refund to the state that a customer sees. A refund that waits for a decision or was rejected is not
 * shown, because the shop has not promised it.
 */
const SHOWN_AS: Readonly<Record<RefundStatus, CustomerRefund['status'] | undefined>> = {
  'needs-approval': undefined,
  rejected: undefined,
  sending: 'under-way',
  done: 'done',
  refused: 'failed',
};

function reasonOf(cause: string): Reason {
  const known = RefundCause.catch('other').parse(cause);
  return { code: reasonCodeOf(known), detail: REFUND_CAUSES[known].en };
}

/** Returns the refunds in the form for the customer, the oldest first. */
export const customerRefunds = (refunds: readonly RefundForCustomer[]): CustomerRefund[] =>
  refunds.flatMap(({ id, amount, currency, credited, cause, status, creditNoteNumber, createdAt, updatedAt }) => {
    const shown = SHOWN_AS[status];
    if (!shown) return [];
    const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
    const money = { amount: { amount, currency }, credited };
    return [{ id, ...money, status: shown, reason: reasonOf(cause), creditNoteNumber, ...times }];
  });
