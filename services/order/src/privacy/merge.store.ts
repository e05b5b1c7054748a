import type { Merge } from '@toric/chassis/merge/moved-row.store';
import type { Tx } from '@toric/messaging/sql';

const FROM_LOOSE_TO_STRICT = ['trusted', 'standard', 'restricted', 'blocked'];

/**
 * Moves the credit account of the merged customer to the customer who stays. If the customer who stays has an account,
 * she keeps its limits, and the stricter level of the two accounts applies. If both have a change that waits for a
 * second person, the change of the merged customer is replaced.
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
 * Keeps rows that are sealed for the same customer together: an order with its notes, holds, custom fields and
 * amendments, and a return with its pictures and its label. Runs at the undo of a merge, after the changed rows are
 * marked.
 */
export async function keepTogether(tx: Tx, merge: Merge): Promise<void> {
  await keepOrders(tx, merge);
  await keepReturns(tx, merge);
}

/**
 * Marks an order that stays with the customer who was kept. It stays if a note, a hold, an amendment or a custom field
 * of the order was written since the merge, because those are sealed for this customer. Then marks all rows that belong
 * to such an order.
 */
async function keepOrders(tx: Tx, { jobId, mergedId }: Merge): Promise<void> {
  await tx.run`
    update moved_row r set stays = true from merged_customer m
    where r.job_id = ${jobId} and r.merged_id = ${mergedId} and r.table_name = 'orders' and not r.stays
      and m.job_id = r.job_id and m.merged_id = r.merged_id and (
        exists (select from order_note n where n.order_id = (r.row_key ->> 'id')::uuid and n.updated_at >= m.merged_at)
        or exists (select from order_hold h where h.order_id = (r.row_key ->> 'id')::uuid
          and ((h.sealed_reason is not null and h.created_at >= m.merged_at)
            or (h.sealed_release is not null and h.released_at >= m.merged_at)))
        or exists (select from order_values v where v.order_id = (r.row_key ->> 'id')::uuid and v.customer_id = r.kept_id
          and not exists (select from moved_row s where s.job_id = r.job_id and s.merged_id = r.merged_id
            and s.table_name = 'order_values' and s.row_key ->> 'order_id' = v.order_id::text and not s.stays))
        or exists (select from order_amendment a where a.order_id = (r.row_key ->> 'id')::uuid and a.customer_id = r.kept_id
          and not exists (select from moved_row s where s.job_id = r.job_id and s.merged_id = r.merged_id
            and s.table_name = 'order_amendment' and s.row_key ->> 'id' = a.id::text and not s.stays)))`;
  await tx.run`
    update moved_row r set stays = true from moved_row s
    where r.job_id = ${jobId} and r.merged_id = ${mergedId} and not r.stays
      and s.job_id = r.job_id and s.merged_id = r.merged_id and s.table_name = 'orders' and s.stays and (
        (r.table_name = 'order_values' and r.row_key ->> 'order_id' = s.row_key ->> 'id')
        or (r.table_name = 'order_amendment' and exists (select from order_amendment a
          where a.id::text = r.row_key ->> 'id' and a.order_id::text = s.row_key ->> 'id')))`;
}

/**
 * Marks a return that stays with the customer who was kept. It stays if it got a picture since the merge, or if its
 * label stays. Then marks the label of each return that stays.
 */
async function keepReturns(tx: Tx, { jobId, mergedId }: Merge): Promise<void> {
  await tx.run`
    update moved_row r set stays = true from merged_customer m
    where r.job_id = ${jobId} and r.merged_id = ${mergedId} and r.table_name = 'order_return' and not r.stays
      and m.job_id = r.job_id and m.merged_id = r.merged_id and (
        exists (select from return_picture p
          where p.return_id = (r.row_key ->> 'id')::uuid and p.created_at >= m.merged_at)
        or exists (select from return_label l where l.return_id = (r.row_key ->> 'id')::uuid and l.customer_id = r.kept_id
          and not exists (select from moved_row s where s.job_id = r.job_id and s.merged_id = r.merged_id
            and s.table_name = 'return_label' and s.row_key ->> 'id' = l.id::text and not s.stays)))`;
  await tx.run`
    update moved_row r set stays = true from return_label l join moved_row s on s.row_key ->> 'id' = l.return_id::text
    where r.job_id = ${jobId} and r.merged_id = ${mergedId} and r.table_name = 'return_label'
      and l.id::text = r.row_key ->> 'id'
      and s.job_id = r.job_id and s.merged_id = r.merged_id and s.table_name = 'order_return' and s.stays`;
}
