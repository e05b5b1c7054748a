import type { Merge } from '@toric/chassis/merge/moved-row.store';
import type { Tx } from '@toric/messaging/sql';

/** Gives the credit of the merged customer to the one who stays, unless she has one. */
export async function mergeCredit(tx: Tx, { mergedId, keptId }: Merge): Promise<void> {
  await tx.run`
    update credit_account set customer_id = ${keptId} where customer_id = ${mergedId}
      and not exists (select from credit_account k where k.customer_id = ${keptId})`;
}

/** Lets the values of custom fields stay with their order, if somebody has changed the order since the merge. */
export async function keepValuesWithOrders(tx: Tx, { jobId, mergedId }: Merge): Promise<void> {
  await tx.run`
    update moved_row r set stays = true from moved_row s
    where r.job_id = ${jobId} and r.merged_id = ${mergedId} and r.table_name = 'order_values'
      and s.job_id = r.job_id and s.merged_id = r.merged_id and s.table_name = 'orders' and s.stays
      and s.row_key ->> 'id' = r.row_key ->> 'order_id'`;
}
