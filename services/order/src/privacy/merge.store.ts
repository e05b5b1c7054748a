import type { Merge } from '@toric/chassis/merge/moved-row.store';
import type { Tx } from '@toric/messaging/sql';

const FROM_LOOSE_TO_STRICT = ['trusted', 'standard', 'restricted', 'blocked'];

/**
 * Moves the credit of the merged customer to the one who stays. If the latter has credit, her limits stay, and the
 * stricter level of both applies. If both have a change that waits for a second person, the change of the merged
 * customer is replaced.
 */
export async function mergeCredit(tx: Tx, { mergedId, keptId }: Merge): Promise<void> {
  await tx.run`
    update credit_account k set level = m.level, version = k.version + 1 from credit_account m
    where k.customer_id = ${keptId} and m.customer_id = ${mergedId}
      and array_position(${FROM_LOOSE_TO_STRICT}::text[], m.level) > array_position(${FROM_LOOSE_TO_STRICT}::text[], k.level)`;
  await tx.run`
    update credit_change w set status = 'replaced' where w.customer_id = ${mergedId} and w.status = 'needs-approval'
      and exists (select from credit_change k where k.customer_id = ${keptId} and k.status = 'needs-approval')`;
  await tx.run`
    update credit_account set customer_id = ${keptId} where customer_id = ${mergedId}
      and not exists (select from credit_account k where k.customer_id = ${keptId})`;
}

/**
 * Keeps an order and the values of its custom fields with the same customer, if one of them was changed since the
 * merge.
 */
export async function keepValuesWithOrders(tx: Tx, { jobId, mergedId }: Merge): Promise<void> {
  await tx.run`
    update moved_row r set stays = true
    where r.job_id = ${jobId} and r.merged_id = ${mergedId} and r.table_name = 'orders' and exists (
      select from order_values v where v.order_id = (r.row_key ->> 'id')::uuid and v.customer_id = r.kept_id
        and not exists (select from moved_row s where s.job_id = r.job_id and s.merged_id = r.merged_id
          and s.table_name = 'order_values' and s.row_key ->> 'order_id' = v.order_id::text and not s.stays))`;
  await tx.run`
    update moved_row r set stays = true from moved_row s
    where r.job_id = ${jobId} and r.merged_id = ${mergedId} and r.table_name = 'order_values'
      and s.job_id = r.job_id and s.merged_id = r.merged_id and s.table_name = 'orders' and s.stays
      and s.row_key ->> 'id' = r.row_key ->> 'order_id'`;
}
