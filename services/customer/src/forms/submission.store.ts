/** Reads and writes submissions of forms. The answers and the address are encrypted with a key of the submission. */
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { ConsentPurpose } from '@toric/contracts/customer/consent/purpose';
import { FormOutcome, SubmissionConsent } from '@toric/contracts/customer/forms/form';
import { LANGUAGES } from '@toric/contracts/kernel/sentence';
import { SentText } from '@toric/contracts/kernel/text';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { findKeyrings, insertKey } from '../data-key.store.ts';
import type { FormSubmission as Row } from '../generated/client.ts';
import { insertOutsideRecipient } from '../messages/written-text.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import type { Sent } from './submission.ts';

const sentColumn = sealedColumn(
  'form_submission',
  z.object({
    answers: z.array(z.object({ key: SentText, label: SentText, value: SentText })),
    name: SentText.nullable(),
    email: SentText.nullable(),
    phone: SentText.nullable(),
  }),
);
export const openSent = (keys: Keyring, { id, sealed }: Pick<Row, 'id' | 'sealed'>): Sent =>
  sentColumn.open(keys, id, sealed);

const Stored = z.object({
  language: z.enum(LANGUAGES),
  outcome: FormOutcome,
  consent: SubmissionConsent,
  consentPurpose: ConsentPurpose.nullable(),
});
export type Submission = Omit<Row, 'sealed' | keyof z.output<typeof Stored>> & z.output<typeof Stored>;
export function submissionOf(stored: Row): Submission {
  const { sealed: _, ...row } = stored;
  return { ...row, ...Stored.parse(row) };
}

/**
 * Inserts the submission with its own key and returns true. Returns false if the same page was submitted before. The
 * address of a requested consent is stored for the mail until the link is used.
 */
export async function insertSubmission(tx: Tx, vault: Vault, submission: Submission, sent: Sent): Promise<boolean> {
  const { id, formId, formVersion, ticketId, language, emailIndex, customerId, outcome, outcomeId } = submission;
  const { consent, consentPurpose, textVersion, createdAt } = submission;
  const key = vault.newKey(id);
  const keys = vault.keyring([key]);
  const inserted = await tx.run`
    insert into form_submission (id, form_id, form_version, ticket_id, language, sealed, email_index, customer_id, outcome,
      outcome_id, consent, consent_purpose, text_version, created_at)
    values (${id}, ${formId}, ${formVersion}, ${ticketId}, ${language}, ${sentColumn.seal(keys, id, { ...sent, answers: [...sent.answers] })}, ${emailIndex},
      ${customerId}, ${outcome}, ${outcomeId}, ${consent}, ${consentPurpose}, ${textVersion}, ${createdAt})
    on conflict (ticket_id) do nothing`;
  if (inserted === 0) return false;
  await insertKey(tx, key);
  if (consent === 'unconfirmed' && sent.email !== null)
    await insertOutsideRecipient(tx, keys, { id, email: sent.email, name: sent.name, now: createdAt });
  return true;
}

export async function nameOutcome(tx: Tx, id: string, outcomeId: string): Promise<void> {
  await tx.run`update form_submission set outcome_id = ${outcomeId} where id = ${id}`;
}

/** Locks the submission until the transaction ends, and returns it with its answers. */
export async function lockSubmission(
  tx: Tx,
  vault: Vault,
  id: string,
): Promise<{ submission: Submission; sent: Sent } | undefined> {
  const row = await tx.maybe<Row>`select * from form_submission where id = ${id} for update`;
  if (!row) return undefined;
  return { submission: submissionOf(row), sent: openSent((await findKeyrings(tx, vault, [id]))(id), row) };
}

/** Records that the person has used the link of her mail. Deletes her address, because no more mails are sent to it. */
export async function confirmSubmission(tx: Tx, id: string, customerId: string, now: Date): Promise<void> {
  await tx.run`
    update form_submission set consent = 'confirmed', confirmed_at = ${now}, customer_id = ${customerId} where id = ${id}`;
  await tx.run`delete from outside_recipient where id = ${id}`;
}

/** Deletes the requested consent of a submission that nobody confirmed. The answers of the submission stay. */
export async function dropConsent(tx: Tx, id: string): Promise<void> {
  await tx.run`
    update form_submission set consent = 'no-consent', consent_purpose = null, text_version = null where id = ${id}`;
  await tx.run`delete from outside_recipient where id = ${id}`;
}

/** Deletes submissions with their keys. Returns how many were deleted. */
export async function deleteSubmissions(tx: Tx, ids: readonly string[]): Promise<number> {
  await tx.run`delete from outside_recipient where id = any(${ids}::uuid[])`;
  const deleted = await tx.run`delete from form_submission where id = any(${ids}::uuid[])`;
  await tx.run`delete from data_key where customer_id = any(${ids}::uuid[])`;
  return deleted;
}

/**
 * Deletes the submissions of an erased customer, found by her id or by her e-mail. It must run before the digest of her
 * e-mail is deleted.
 */
export async function forgetSubmissions(tx: Tx, customerId: string): Promise<void> {
  const rows = await tx.many<{ id: string }>`
    select id from form_submission where customer_id = ${customerId}
    union select s.id from form_submission s join account a on a.email_index = s.email_index where a.id = ${customerId}
    union select s.id from form_submission s join form_lead l on l.email_index = s.email_index
      where l.customer_id = ${customerId}`;
  await deleteSubmissions(
    tx,
    rows.map(({ id }) => id),
  );
  await tx.run`delete from form_lead where customer_id = ${customerId}`;
}

/** Returns the submissions of a customer, for the file of an access request. */
export async function findSubmissionRecords(tx: Tx, vault: Vault, customerId: string): Promise<object[]> {
  const rows = await tx.many<Row & { slug: string }>`
    select s.*, f.slug from form_submission s join form f on f.id = s.form_id
    where s.customer_id = ${customerId} order by s.created_at, s.id`;
  const keysOf = await findKeyrings(
    tx,
    vault,
    rows.map(({ id }) => id),
  );
  return rows.map(({ slug, ...row }) => {
    const { formVersion, language, outcome, consent, consentPurpose, textVersion, confirmedAt, createdAt } = row;
    const about = {
      slug,
      formVersion,
      language,
      outcome,
      consent,
      consentPurpose,
      textVersion,
      confirmedAt,
      createdAt,
    };
    return { ...about, ...openSent(keysOf(row.id), row) };
  });
}
