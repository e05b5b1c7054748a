/**
 * Prepares the undo of a merge: marks the rows that stay as they are, and frees the unique values that the restored
 * rows need.
 */
import type { Merge } from '@toric/chassis/merge/moved-row.store';
import type { Tx } from '@toric/messaging/sql';

type Times = { readonly mergedAt: Date; readonly undoUntil: Date };
export type MergeOnFile = Merge & Times;

/** Locks the merge of this customer by this job. Returns undefined if there is no such merge, or if it was undone. */
export const lockMerge = (tx: Tx, jobId: string, mergedId: string): Promise<MergeOnFile | undefined> =>
  tx.maybe<MergeOnFile>`
    select m.job_id, m.merged_id, m.kept_id, m.merged_at, m.undo_until from merged_customer m
    where m.job_id = ${jobId} and m.merged_id = ${mergedId} and m.state = 'merged'
      and exists (select from moved_row r where r.job_id = m.job_id and r.merged_id = m.merged_id) for update`;

/**
 * Returns true if the merged customer still leads to the customer who stayed, and nobody has merged or erased the
 * latter since.
 */
export const isLastMerge = async (tx: Tx, { mergedId, keptId }: Merge): Promise<boolean> =>
  (await tx.maybe`
    select from customer m join customer k on k.id = m.merged_into
    where m.id = ${mergedId} and k.id = ${keptId} and k.erased_at is null`) !== undefined;

/**
 * Lets a prescription stay if it got a file or a verification after the merge, because these are encrypted for the
 * customer who stayed. Then lets all rows stay that belong to a prescription which stays.
 */
export async function keepWithPrescriptions(tx: Tx, { jobId, mergedId }: Merge): Promise<void> {
  await tx.run`
    update moved_row r set stays = true from merged_customer m
    where r.job_id = ${jobId} and r.merged_id = ${mergedId} and r.table_name = 'prescription' and not r.stays
      and m.job_id = r.job_id and m.merged_id = r.merged_id and (
        exists (select from prescription_attachment a
          where a.prescription_id = (r.row_key ->> 'id')::uuid and a.created_at >= m.merged_at)
        or exists (select from verification v
          where v.prescription_id = (r.row_key ->> 'id')::uuid and v.customer_id = r.kept_id
            and not exists (select from moved_row s where s.job_id = r.job_id and s.merged_id = r.merged_id
              and s.table_name = 'verification' and s.row_key ->> 'id' = v.id::text and not s.stays)))`;
  await tx.run`
    update moved_row r set stays = true
    where r.job_id = ${jobId} and r.merged_id = ${mergedId} and not r.stays and (
      (r.table_name = 'verification' and exists (select from verification v join moved_row s
        on s.row_key ->> 'id' = v.prescription_id::text
        where v.id::text = r.row_key ->> 'id' and s.job_id = r.job_id and s.merged_id = r.merged_id and s.stays
          and s.table_name = 'prescription'))
      or (r.table_name = 'supply' and exists (select from supply v join moved_row s
        on s.row_key ->> 'id' = v.prescription_id::text
        where v.order_id::text = r.row_key ->> 'order_id' and v.line_id::text = r.row_key ->> 'line_id'
          and s.job_id = r.job_id and s.merged_id = r.merged_id and s.stays and s.table_name = 'prescription'))
      or (r.table_name = 'prescription_draft' and exists (select from prescription_draft v join moved_row s
        on s.row_key ->> 'id' = v.prescription_id::text
        where v.id::text = r.row_key ->> 'id' and s.job_id = r.job_id and s.merged_id = r.merged_id and s.stays
          and s.table_name = 'prescription')))`;
}

/**
 * Frees the e-mail addresses of both accounts, so that each account can get its own address back. If one account was
 * changed since the merge, or if another account has the address by now, both accounts stay as they are.
 */
export async function freeEmails(tx: Tx, { jobId, mergedId, keptId }: Merge): Promise<void> {
  await tx.run`
    update moved_row r set stays = true
    where r.job_id = ${jobId} and r.merged_id = ${mergedId} and r.table_name = 'account' and (
      exists (select from moved_row s where s.job_id = r.job_id and s.merged_id = r.merged_id
        and s.table_name = 'account' and s.stays)
      or exists (select from account a join moved_row s on a.email_index = s.before ->> 'email_index'
        where s.job_id = r.job_id and s.merged_id = r.merged_id and s.table_name = 'account'
          and a.id not in (${mergedId}, ${keptId})))`;
  await tx.run`
    update account a set email_index = null, password_hash = null
    where a.id in (${mergedId}, ${keptId}) and exists (
      select from moved_row r where r.job_id = ${jobId} and r.merged_id = ${mergedId} and r.table_name = 'account'
        and not r.stays and r.row_key ->> 'id' = a.id::text)`;
}

/**
 * Deletes the inferred facts that the undo will insert again, because only one row may exist for each customer and
 * field. A fact stays as it is if another row has taken its place since the merge.
 */
export async function freeInferences(tx: Tx, { jobId, mergedId }: Merge): Promise<void> {
  await tx.run`
    update moved_row r set stays = true
    where r.job_id = ${jobId} and r.merged_id = ${mergedId} and r.table_name = 'inferred_fact' and r.before is not null
      and exists (select from inferred_fact f where f.subject = (r.before ->> 'subject')::uuid
        and f.field = r.before ->> 'field' and f.id::text <> r.row_key ->> 'id'
        and not exists (select from moved_row s where s.job_id = r.job_id and s.merged_id = r.merged_id
          and s.table_name = 'inferred_fact' and not s.stays and s.row_key ->> 'id' = f.id::text))`;
  await tx.run`
    delete from inferred_fact f using moved_row r
    where r.job_id = ${jobId} and r.merged_id = ${mergedId} and r.table_name = 'inferred_fact' and not r.stays
      and r.before is not null and f.id::text = r.row_key ->> 'id'`;
}

/** Makes the merged customer a customer again. This is needed if her row stays because somebody has changed it. */
export async function unmarkMerged(tx: Tx, { mergedId }: Merge, now: Date): Promise<void> {
  await tx.run`
    update customer set merged_into = null, erased_at = null, updated_at = ${now} where id = ${mergedId} and merged_into is not null`;
}
