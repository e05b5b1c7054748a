import { forgetMerges } from '@toric/chassis/merge/moved-row.store';
import type { Tx } from '@toric/messaging/sql';

/**
 * Removes the customers with their purchases, uses of coupons and recall notices. The redemption of each coupon stays,
 * without the customer, because it counts against the limit of the coupon.
 */
export async function eraseCustomers(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await forgetMerges(tx, customerIds);
  await tx.run`
    delete from purchase_line where order_id in (select order_id from purchase where customer_id = any(${customerIds}::uuid[]))`;
  await tx.run`update redemption set customer_id = null where order_id in (
    select order_id from purchase where customer_id = any(${customerIds}::uuid[]))`;
  await tx.run`delete from purchase where customer_id = any(${customerIds}::uuid[])`;
  await tx.run`delete from coupon_use where customer_id = any(${customerIds}::uuid[])`;
  await tx.run`delete from recall_notice where customer_id = any(${customerIds}::uuid[])`;
  await tx.run`delete from segment_member where customer_id = any(${customerIds}::uuid[])`;
  await tx.run`delete from participant where customer_id = any(${customerIds}::uuid[])`;
}

/**
 * Marks or unmarks customers whose data are restricted: no audience includes a restricted customer. The row may be
 * written before the registration.
 */
export async function markRestricted(
  tx: Tx,
  rows: readonly { customerId: string; isRestricted: boolean }[],
): Promise<void> {
  for (const { customerId, isRestricted } of rows)
    await tx.run`
      insert into participant (customer_id, restricted) values (${customerId}, ${isRestricted})
      on conflict (customer_id) do update set restricted = excluded.restricted`;
}
