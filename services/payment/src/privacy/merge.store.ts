import type { Merge } from '@toric/chassis/merge/moved-row.store';
import type { Tx } from '@toric/messaging/sql';

/** Keeps an invoice with the customer of its payment, if the payment has been changed since the merge. */
export async function keepInvoicesWithPayments(tx: Tx, { jobId, mergedId }: Merge): Promise<void> {
  await tx.run`
    update moved_row r set stays = true
    from invoice i join payment p on p.order_id = i.order_id join moved_row s on s.row_key ->> 'id' = p.id::text
    where r.job_id = ${jobId} and r.merged_id = ${mergedId} and r.table_name = 'invoice' and r.row_key ->> 'id' = i.id::text
      and s.job_id = r.job_id and s.merged_id = r.merged_id and s.table_name = 'payment' and s.stays`;
}
