// Stores refunds. A payment is locked before any of its refunds, because the payment limits the sum of its refunds.
import { PAYMENT_REFUND_NOT_FOUND } from '@toric/contracts/payment/payment.errors';
import { json, type Tx } from '@toric/messaging/sql';
import type { Payment } from '../payments/payment.ts';
import { lockPayment } from '../payments/payment.store.ts';
import type { Refund } from './refund.ts';

export async function insertRefund(tx: Tx, refund: Refund): Promise<void> {
  const { id, orderId, amount, currency, reason, status, requestedBy, createdAt, updatedAt } = refund;
  await tx.run`
    insert into refund (id, order_id, amount, currency, reason, status, requested_by, created_at, updated_at)
    values (${id}, ${orderId}, ${amount}, ${currency}, ${reason}, ${status}, ${requestedBy}, ${createdAt}, ${updatedAt})`;
}

const lockRefund = (tx: Tx, refundId: string): Promise<Refund> =>
  tx.one<Refund>`select * from refund where id = ${refundId} for update`;

export async function saveRefund(tx: Tx, refund: Refund): Promise<void> {
  const { id, status, decidedBy, refusal, creditNoteNumber, updatedAt } = refund;
  await tx.run`
    update refund set status = ${status}, decided_by = ${decidedBy}, refusal = ${refusal && json(refusal)},
      credit_note_number = ${creditNoteNumber}, updated_at = ${updatedAt}
    where id = ${id}`;
}

/**
 * Locks the payment of a refund, then the refund, and returns both. The order id of a refund never changes, so it may
 * be read before the locks. Throws if the refund does not exist.
 */
export async function lockWithPayment(tx: Tx, refundId: string): Promise<{ refund: Refund; payment: Payment }> {
  const found = await tx.maybe<{ orderId: string }>`select order_id from refund where id = ${refundId}`;
  if (!found) throw PAYMENT_REFUND_NOT_FOUND();
  const payment = await lockPayment(tx, found.orderId);
  if (!payment) throw PAYMENT_REFUND_NOT_FOUND();
  return { refund: await lockRefund(tx, refundId), payment };
}
