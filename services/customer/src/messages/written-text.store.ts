/**
 * Reads and writes the texts that a person wrote for one mail, and the recipients of such mails who are not customers.
 * Both are encrypted.
 */
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { findKeyrings } from '../data-key.store.ts';
import { sealedColumn } from '../sealed-column.ts';

const WrittenText = z.object({
  caseSubject: z.string(),
  answerText: z.string(),
  thread: z.object({ inReplyTo: z.string(), references: z.array(z.string()) }).optional(),
});
export type WrittenText = z.output<typeof WrittenText>;
const texts = sealedColumn('written_text', WrittenText);

const OutsideRecipient = z.object({ email: z.string(), name: z.string().nullable() });
export type OutsideRecipient = z.output<typeof OutsideRecipient>;
const recipients = sealedColumn('outside_recipient', OutsideRecipient);

type NewText = { readonly id: string; readonly keyId: string; readonly text: WrittenText; readonly now: Date };

/** Inserts a text that a person wrote for one mail. `keyId` is the owner of the keyring. */
export async function insertWrittenText(tx: Tx, keys: Keyring, { id, keyId, text, now }: NewText): Promise<void> {
  await tx.run`
    insert into written_text (id, key_id, sealed, created_at) values (${id}, ${keyId}, ${texts.seal(keys, id, text)}, ${now})`;
}

/** Returns the written texts by their ids. Leaves out a text whose key was destroyed. */
export async function findWrittenTexts(
  tx: Tx,
  vault: Vault,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WrittenText>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.many<{ id: string; keyId: string; sealed: string }>`
    select id, key_id, sealed from written_text
    where id = any(${ids}::uuid[]) and exists (select from data_key where customer_id = key_id)`;
  const keysOf = await findKeyrings(
    tx,
    vault,
    rows.map(({ keyId }) => keyId),
  );
  return new Map(rows.map(({ id, keyId, sealed }) => [id, texts.open(keysOf(keyId), id, sealed)]));
}

type NewRecipient = OutsideRecipient & { readonly id: string; readonly now: Date };

/** Inserts a recipient who is not a customer. Her id owns the keyring. */
export async function insertOutsideRecipient(tx: Tx, keys: Keyring, { id, now, ...who }: NewRecipient): Promise<void> {
  await tx.run`
    insert into outside_recipient (id, sealed, created_at) values (${id}, ${recipients.seal(keys, id, who)}, ${now})`;
}

/** Returns the recipients among these ids who are not customers. Leaves out a person whose key was destroyed. */
export async function findOutsideRecipients(
  tx: Tx,
  vault: Vault,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OutsideRecipient>> {
  const rows = await tx.many<{ id: string; sealed: string }>`
    select id, sealed from outside_recipient
    where id = any(${ids}::uuid[]) and exists (select from data_key where customer_id = outside_recipient.id)`;
  if (rows.length === 0) return new Map();
  const keysOf = await findKeyrings(
    tx,
    vault,
    rows.map(({ id }) => id),
  );
  return new Map(rows.map(({ id, sealed }) => [id, recipients.open(keysOf(id), id, sealed)]));
}
