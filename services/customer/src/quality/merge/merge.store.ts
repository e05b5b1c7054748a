/** Writes the rows whose contents a merge changes. Rows that only get another owner are not written here. */
import type { Merge } from '@toric/chassis/merge/moved-row.store';
import type { ProfileFact } from '@toric/contracts/customer/people/freshness.http';
import type { MergeField } from '@toric/contracts/customer/quality/merge.http';
import type { Tx } from '@toric/messaging/sql';
import { revokeAllSessions } from '../../accounts/session.store.ts';

/**
 * Closes the account of the merged customer. Nobody can sign in with the account or claim it, unless the merge is
 * undone.
 */
export async function closeAccount(tx: Tx, mergedId: string): Promise<void> {
  await revokeAllSessions(tx, mergedId);
  await tx.run`delete from passkey where account_id = ${mergedId}`;
  await tx.run`delete from second_factor where account_id = ${mergedId}`;
  await tx.run`delete from recovery_code where account_id = ${mergedId}`;
  await tx.run`delete from setup_code where account_id = ${mergedId}`;
  await tx.run`delete from account_link where account_id = ${mergedId}`;
}

/**
 * Frees the e-mail address of the merged customer. If `takes` is true, the customer who stays gets the digest of this
 * address, and the time at which it was confirmed.
 */
export async function moveEmail(tx: Tx, { mergedId, keptId }: Merge, takes: boolean): Promise<void> {
  const { emailIndex, emailConfirmedAt } = await tx.one<{ emailIndex: string | null; emailConfirmedAt: Date | null }>`
    select email_index, email_confirmed_at from account where id = ${mergedId}`;
  await tx.run`update account set email_index = null, password_hash = null where id = ${mergedId} and email_index is not null`;
  if (takes && emailIndex !== null)
    await tx.run`
      update account set email_index = ${emailIndex}, email_confirmed_at = ${emailConfirmedAt} where id = ${keptId}`;
}

/** Moves the tags of the merged customer to the customer who stays. */
export async function mergeTags(tx: Tx, { mergedId, keptId }: Merge): Promise<void> {
  await tx.run`
    insert into customer_tag (customer_id, tag_id, tagged_by, tagged_at)
    select ${keptId}::uuid, tag_id, tagged_by, tagged_at from customer_tag where customer_id = ${mergedId}
    on conflict do nothing`;
  await tx.run`delete from customer_tag where customer_id = ${mergedId}`;
}

/**
 * Moves rows of `fact_confirmation` to the customer who stays: the rows of the facts that were taken, and of all
 * addresses. Deletes the other rows of the merged customer.
 */
export async function mergeConfirmations(tx: Tx, { mergedId, keptId }: Merge, taken: readonly ProfileFact[]) {
  await tx.run`
    insert into fact_confirmation (subject, fact, customer_id, confirmed_at, confirmed_by, by_customer)
    select ${keptId}::uuid, fact, ${keptId}::uuid, confirmed_at, confirmed_by, by_customer
    from fact_confirmation where subject = ${mergedId} and fact = any(${taken}::text[])
    on conflict (subject, fact) do update set confirmed_at = excluded.confirmed_at,
      confirmed_by = excluded.confirmed_by, by_customer = excluded.by_customer`;
  await tx.run`delete from fact_confirmation where subject = ${mergedId}`;
  await tx.run`update fact_confirmation set customer_id = ${keptId} where customer_id = ${mergedId}`;
}

/**
 * Moves the household membership to the customer who stays, unless she is in a household. If the merged customer paid
 * for a household, the customer who stays pays for it now.
 */
export async function mergeHousehold(tx: Tx, { mergedId, keptId }: Merge): Promise<void> {
  await tx.run`
    update household_member m set customer_id = ${keptId} where customer_id = ${mergedId}
      and not exists (select from household_member k where k.customer_id = ${keptId})`;
  await tx.run`delete from household_member where customer_id = ${mergedId}`;
  await tx.run`update household set payer_id = ${keptId} where payer_id = ${mergedId}`;
}

/**
 * Moves rows of `inferred_fact` to the customer who stays: the rows of the fields that were taken, and of all
 * addresses. Deletes the other rows of the merged customer.
 */
export async function mergeInferences(
  tx: Tx,
  { mergedId, keptId }: Merge,
  taken: readonly MergeField[],
): Promise<void> {
  await tx.run`delete from inferred_fact where subject = ${keptId} and field = any(${taken}::text[])`;
  await tx.run`
    update inferred_fact set subject = ${keptId} where subject = ${mergedId} and field = any(${taken}::text[])`;
  await tx.run`delete from inferred_fact where subject = ${mergedId}`;
  await tx.run`update inferred_fact set customer_id = ${keptId} where customer_id = ${mergedId}`;
}

/**
 * Points the form lead of the merged customer to the customer who stays, unless she has a lead. A form lead maps an
 * e-mail address to a customer.
 */
export async function mergeLead(tx: Tx, { mergedId, keptId }: Merge): Promise<void> {
  await tx.run`
    update form_lead set customer_id = ${keptId} where customer_id = ${mergedId}
      and not exists (select from form_lead k where k.customer_id = ${keptId})`;
}

/** Deletes the custom fields of the merged customer. The caller has copied them to the customer who stays. */
export async function deleteFields(tx: Tx, mergedId: string): Promise<void> {
  await tx.run`delete from customer_field_token where customer_id = ${mergedId}`;
  await tx.run`delete from customer_fields where customer_id = ${mergedId}`;
}

/** Marks the customer as merged. No search finds her any more, and her id leads to the customer who stays. */
export async function markMerged(tx: Tx, { mergedId, keptId }: Merge, now: Date): Promise<void> {
  await tx.run`delete from customer_name_token where customer_id = ${mergedId}`;
  await tx.run`
    update customer set merged_into = ${keptId}, erased_at = ${now}, phone_index = null, phone_last4_index = null,
      person_index = null, updated_at = ${now}
    where id = ${mergedId}`;
}

/** Stores which entries the merge has added to the consent ledger, so that an undo removes them. */
export async function noteConsents(tx: Tx, { jobId, mergedId, keptId }: Merge, ids: readonly string[]): Promise<void> {
  await tx.run`
    insert into moved_row (job_id, merged_id, kept_id, table_name, row_key, after_hash)
    select ${jobId}::uuid, ${mergedId}::uuid, ${keptId}::uuid, 'consent', jsonb_build_object('id', c.id), hash_of_row(to_jsonb(c))
    from consent c where c.id = any(${ids}::uuid[])`;
}

/**
 * Marks the pair as merged. If staff have decided that somebody is not the merged customer, the same decision holds for
 * the customer who stays.
 */
export async function mergePairs(tx: Tx, { mergedId, keptId }: Merge, now: Date): Promise<void> {
  await tx.run`
    insert into duplicate_pair as p (id, one_id, other_id, score, is_certain, reasons, state, decided_by, decided_at, created_at, updated_at)
    select gen_random_uuid(), least(o.id, ${keptId}::uuid), greatest(o.id, ${keptId}::uuid), o.score, o.is_certain, o.reasons,
      'different', o.decided_by, o.decided_at, ${now}, ${now}
    from (select case when one_id = ${mergedId} then other_id else one_id end as id, score, is_certain, reasons, decided_by,
      decided_at from duplicate_pair where state = 'different' and (one_id = ${mergedId} or other_id = ${mergedId})) o
    where o.id <> ${keptId}
    on conflict (one_id, other_id) do update set state = 'different', decided_by = excluded.decided_by,
      decided_at = excluded.decided_at, updated_at = excluded.updated_at where p.state in ('open', 'gone')`;
  await tx.run`
    update duplicate_pair set state = case
        when one_id = least(${mergedId}::uuid, ${keptId}::uuid) and other_id = greatest(${mergedId}::uuid, ${keptId}::uuid)
        then 'merged' else 'gone' end, updated_at = ${now}
    where state = 'open' and (one_id = ${mergedId} or other_id = ${mergedId})`;
  await tx.run`delete from duplicate_block where customer_id = ${mergedId}`;
  await tx.run`delete from duplicate_indexed where customer_id = ${mergedId}`;
}

/** Opens the pair of customers again, and queues both of them for the search for duplicates. */
export async function reopenPair(tx: Tx, { mergedId, keptId }: Merge, now: Date): Promise<void> {
  await tx.run`
    update duplicate_pair set state = 'open', updated_at = ${now}
    where state = 'merged' and one_id = least(${mergedId}::uuid, ${keptId}::uuid)
      and other_id = greatest(${mergedId}::uuid, ${keptId}::uuid)`;
  await tx.run`
    insert into duplicate_indexed (customer_id, seen_at, stage)
    select id, updated_at, 0 from customer where id in (${mergedId}, ${keptId}) and erased_at is null
    on conflict (customer_id) do update set stage = 0`;
}
