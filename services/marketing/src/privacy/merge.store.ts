import type { Merge } from '@toric/chassis/merge/moved-row.store';
import type { Tx } from '@toric/messaging/sql';

/**
 * Combines the merged customer with the customer who stays: keeps the earlier registration and the stricter
 * restriction, and adds up the uses of coupons.
 */
export async function addUp(tx: Tx, { mergedId, keptId }: Merge): Promise<void> {
  await tx.run`
    insert into participant as p (customer_id, registered_at, restricted)
    select ${keptId}::uuid, registered_at, restricted from participant where customer_id = ${mergedId}
    on conflict (customer_id) do update set registered_at = least(p.registered_at, excluded.registered_at),
      restricted = p.restricted or excluded.restricted`;
  await tx.run`delete from participant where customer_id = ${mergedId}`;
  await tx.run`
    insert into coupon_use as u (coupon_id, customer_id, used)
    select coupon_id, ${keptId}::uuid, used from coupon_use where customer_id = ${mergedId}
    on conflict (coupon_id, customer_id) do update set used = u.used + excluded.used`;
  await tx.run`delete from coupon_use where customer_id = ${mergedId}`;
}
