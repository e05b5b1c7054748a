// Stores the charges of exchanges. The payment of the order is locked before any of its charges.
import { json, type Tx } from '@toric/messaging/sql';
import type { ExchangeCharge } from './exchange-charge.ts';

export async function insertCharge(tx: Tx, charge: ExchangeCharge): Promise<void> {
  const { id, orderId, returnId, attempt, amount, currency, status, createdAt, updatedAt } = charge;
  await tx.run`
    insert into exchange_charge (id, order_id, return_id, attempt, amount, currency, status, created_at, updated_at)
    values (${id}, ${orderId}, ${returnId}, ${attempt}, ${amount}, ${currency}, ${status}, ${createdAt}, ${updatedAt})`;
}

export async function saveCharge(tx: Tx, charge: ExchangeCharge): Promise<void> {
  const { id, status, providerPaymentId, reason, updatedAt } = charge;
  await tx.run`
    update exchange_charge set status = ${status}, provider_payment_id = ${providerPaymentId},
      reason = ${reason && json(reason)}, updated_at = ${updatedAt}
    where id = ${id}`;
}

export const findChargeOf = (tx: Tx, returnId: string, attempt: number): Promise<ExchangeCharge | undefined> =>
  tx.maybe<ExchangeCharge>`select * from exchange_charge where return_id = ${returnId} and attempt = ${attempt}`;

/** Returns the order of a charge without locking a row, because the order of a charge never changes. */
export const findOrderOf = async (tx: Tx, chargeId: string): Promise<string | undefined> =>
  (await tx.maybe<{ orderId: string }>`select order_id from exchange_charge where id = ${chargeId}`)?.orderId;

/** Locks and returns a charge. `isLast` is false if a later charge was attempted for the same return. */
export const lockCharge = (tx: Tx, chargeId: string): Promise<ExchangeCharge & { isLast: boolean }> =>
  tx.one<ExchangeCharge & { isLast: boolean }>`
    select c.*, not exists (
      select from exchange_charge l where l.return_id = c.return_id and l.attempt > c.attempt) as is_last
    from exchange_charge c where c.id = ${chargeId} for update`;
