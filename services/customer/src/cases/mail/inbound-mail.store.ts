/** Stores the Message-IDs of the mails to cases, and their senders, as keyed digests. */
import type { Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { EMAIL_INDEX, findOwnerOfEmail } from '../../accounts/account.store.ts';

const digestOf = (vault: Vault, messageId: string): string => vault.blindIndex('case-mail', messageId);
export const senderDigest = (vault: Vault, address: string): string =>
  vault.blindIndex('case-sender', address.toLowerCase());

/** Records a mail and returns true. Returns false if it was recorded before. */
export async function claimMail(tx: Tx, vault: Vault, messageId: string, now: Date): Promise<boolean> {
  return (
    (await tx.run`
      insert into case_mail (digest, received_at) values (${digestOf(vault, messageId)}, ${now}) on conflict do nothing`) ===
    1
  );
}

/** Stores to which case a recorded mail belongs, so that answers to the mail find the case. */
export async function nameCase(tx: Tx, vault: Vault, messageId: string, caseId: string): Promise<void> {
  await tx.run`update case_mail set case_id = ${caseId} where digest = ${digestOf(vault, messageId)}`;
}

/** Returns the case of the last of these mails that belongs to a case. Returns undefined if none of them does. */
export async function findCaseOfMails(tx: Tx, vault: Vault, ids: readonly string[]): Promise<string | undefined> {
  const digests = ids.map((id) => digestOf(vault, id));
  const rows = await tx.many<{ digest: string; caseId: string }>`
    select digest, case_id from case_mail where digest = any(${digests}) and case_id is not null`;
  const found = new Map(rows.map(({ digest, caseId }) => [digest, caseId]));
  return digests.toReversed().flatMap((digest) => found.get(digest) ?? [])[0];
}

/** Returns the case about which the shop sent this message. Returns undefined if there is none. */
export async function findCaseOfMessage(tx: Tx, messageId: string): Promise<string | undefined> {
  const row = await tx.maybe<{ caseId: string | null }>`
    select values->>'caseId' as case_id from message where id = ${messageId} and template like 'case-%'`;
  return row?.caseId ?? undefined;
}

export async function findCaseByNumber(tx: Tx, number: string): Promise<string | undefined> {
  return (await tx.maybe<{ id: string }>`select id from service_case where number = ${number}`)?.id;
}

/** Returns the customer to whom this e-mail certainly belongs. Returns undefined if there is none. */
export const findCustomerByEmail = (tx: Tx, vault: Vault, email: string): Promise<string | undefined> =>
  findOwnerOfEmail(tx, vault.blindIndex(EMAIL_INDEX, email));

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const DELETED_AT_ONCE = 100;

/**
 * Counts a mail of the sender. Returns how many mails she has sent within an hour. Deletes counters that are more than
 * two days old.
 */
export async function countMail(tx: Tx, digest: string, now: Date): Promise<number> {
  const { mails } = await tx.one<{ mails: number }>`
    insert into case_sender (digest, since, mails) values (${digest}, ${now}, 1)
    on conflict (digest) do update set
      mails = case when case_sender.since < ${new Date(now.getTime() - HOUR_MS)} then 1 else case_sender.mails + 1 end,
      since = case when case_sender.since < ${new Date(now.getTime() - HOUR_MS)} then ${now} else case_sender.since end
    returning mails`;
  await tx.run`
    delete from case_sender where digest in (
      select digest from case_sender where since < ${new Date(now.getTime() - 2 * DAY_MS)} and digest <> ${digest}
      order by since limit ${DELETED_AT_ONCE}::int for update skip locked)`;
  return mails;
}

/** Returns true and stores the time if the sender got no confirmation within the last day. Returns false otherwise. */
export async function claimConfirmation(tx: Tx, digest: string, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - DAY_MS);
  return (
    (await tx.run`
      update case_sender set confirmed_at = ${now}
      where digest = ${digest} and (confirmed_at is null or confirmed_at < ${before})`) === 1
  );
}
