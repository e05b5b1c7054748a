import { forgetMerges } from '@toric/chassis/merge/moved-row.store';
import { forgetReasons } from '../amendments/amendment.store.ts';
import { forgetParcels } from '../parcels/personal-parcels.store.ts';
import type { Tx } from '@toric/messaging/sql';

/**
 * Records that the customers were erased, and removes the notes, reasons and label files about them. A repeat changes
 * nothing.
 */
export async function insertErased(tx: Tx, rows: readonly { customerId: string; erasedAt: string }[]): Promise<void> {
  const ids = rows.map(({ customerId }) => customerId);
  await tx.run`
    insert into erased_customer (customer_id, erased_at)
    select * from unnest(${ids}::uuid[], ${rows.map(({ erasedAt }) => erasedAt)}::timestamptz[]) order by 1
    on conflict do nothing`;
  await forgetMerges(tx, ids);
  await forgetParcels(tx, ids);
  await forgetReasons(tx, ids);
  await tx.run`delete from change_item where person_id = any(${ids}::uuid[])`;
  await tx.run`update orders set sealed_note = null where customer_id = any(${ids}::uuid[]) and sealed_note is not null`;
}

/**
 * Destroys the keys of erased customers whose orders have all ended. Nobody can then read the parameters of their
 * lenses. A running order still needs the key for its last step. Returns the number of destroyed keys.
 */
export const destroyKeys = (tx: Tx): Promise<number> =>
  tx.run`
    delete from data_key k using erased_customer e
    where k.customer_id = e.customer_id and not exists (
      select from orders o where o.customer_id = e.customer_id and o.status not in ('completed', 'cancelled'))`;
