import { forgetMerges } from '@toric/chassis/merge/moved-row.store';
import { forgetGifts } from '../store-credit/gift.store.ts';
import type { Tx } from '@toric/messaging/sql';

/**
 * Removes the reasons of the customers' refunds and gifts, and the sealed tokens of their cards, and destroys their
 * keys. Invoices and credit notes stay, because the tax law demands them. Their buyers are sealed under the key of the
 * year (ADR 0039). Payments stay as amounts with an id.
 */
export async function eraseCustomers(tx: Tx, customerIds: readonly string[], now: Date): Promise<void> {
  await forgetMerges(tx, customerIds);
  await forgetGifts(tx, customerIds, now);
  await tx.run`
    update refund r set sealed_reason = null, reason = null from payment p
    where p.order_id = r.order_id and p.customer_id = any(${customerIds}::uuid[])`;
  await tx.run`
    update payment set sealed_token = null where customer_id = any(${customerIds}::uuid[]) and sealed_token is not null`;
  await tx.run`delete from data_key where customer_id = any(${customerIds}::uuid[])`;
}
