// Stores refunds. A payment is locked before any of its refunds, because the payment limits the sum of its refunds.
import { PAYMENT_REFUND_NOT_FOUND } from '@toric/contracts/payment/payment.errors';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { json, type Tx } from '@toric/messaging/sql';
import type { Payment } from '../payments/payment.ts';
import { lockPayments } from '../payments/payment.store.ts';
import { openReason, sealReason } from './refund-reason.ts';
import type { Refund } from './refund.ts';

/** Returns the data keys of the customer who paid. Only a payment of a customer can be refunded. */
export function keyringOf(tx: Tx, vault: Vault, { orderId, customerId }: Payment): Promise<Keyring> {
  if (customerId === null) throw new Error(`the payment of order ${orderId} has no customer`);
  return keyringFor(tx, vault, customerId);
}

/** Inserts the refund. Its reason is sealed. */
export async function insertRefund(tx: Tx, refund: Refund, keys: Keyring): Promise<void> {
  const { id, orderId, amount, currency, cause, status, requestedBy, createdAt, updatedAt } = refund;
  const { returnId, attempt, settled, settlesOrderId, credited, via, viaId } = refund;
  await tx.run`
    insert into refund (id, order_id, amount, currency, cause, sealed_reason, status, requested_by, return_id, attempt,
      settled, settles_order_id, credited, via, via_id, created_at, updated_at)
    values (${id}, ${orderId}, ${amount}, ${currency}, ${cause}, ${sealReason(keys, refund)}, ${status}, ${requestedBy},
      ${returnId}, ${attempt}, ${settled}, ${settlesOrderId}, ${credited}, ${via}, ${viaId}, ${createdAt}, ${updatedAt})`;
}

async function lockRefund(tx: Tx, refundId: string, keys: Keyring): Promise<Refund> {
  const { sealedReason, ...row } = await tx.one<Refund & { sealedReason: string | null }>`
    select * from refund where id = ${refundId} for update`;
  return { ...row, reason: openReason(keys, { ...row, sealedReason }) };
}

export async function saveRefund(tx: Tx, refund: Refund): Promise<void> {
  const { id, status, decidedBy, refusal, creditNoteNumber, updatedAt } = refund;
  await tx.run`
    update refund set status = ${status}, decided_by = ${decidedBy}, refusal = ${refusal && json(refusal)},
      credit_note_number = ${creditNoteNumber}, updated_at = ${updatedAt}
    where id = ${id}`;
}

/** Holds the payments that a refund changes, by order. */
export type RefundPayments = { readonly payment: Payment; readonly others: ReadonlyMap<string, Payment> };

/**
 * Locks the payment of a refund, and the payments that it settles or from which it is paid, sorted by order. Then it
 * locks the refund. The orders of a refund never change, so they may be read before the locks. Throws if the refund
 * does not exist.
 */
export async function lockWithPayment(
  tx: Tx,
  vault: Vault,
  refundId: string,
): Promise<RefundPayments & { refund: Refund }> {
  const found = await tx.maybe<{ orderId: string; settlesOrderId: string | null; via: string; viaId: string | null }>`
    select order_id, settles_order_id, via, via_id from refund where id = ${refundId}`;
  if (!found) throw PAYMENT_REFUND_NOT_FOUND();
  const { orderId, settlesOrderId, via, viaId } = found;
  const others = [settlesOrderId, via === 'card' ? viaId : null].flatMap((id) => id ?? []);
  const payments = await lockPayments(tx, [orderId, ...others]);
  const payment = payments.get(orderId);
  if (!payment) throw PAYMENT_REFUND_NOT_FOUND();
  return { refund: await lockRefund(tx, refundId, await keyringOf(tx, vault, payment)), payment, others: payments };
}

/** Returns the refund that this attempt of a return requested, without its reason. */
export const findReturnRefund = (tx: Tx, returnId: string, attempt: number) =>
  tx.maybe<Omit<Refund, 'reason'>>`
    select id, order_id, amount, currency, cause, status, requested_by, decided_by, refusal, credit_note_number, return_id,
      attempt, settled, settles_order_id, credited, via, via_id, created_at, updated_at
    from refund where return_id = ${returnId} and attempt = ${attempt}`;
