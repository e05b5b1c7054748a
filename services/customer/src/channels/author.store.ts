/**
 * Reads and writes the authors: people outside the shop who write. Each author has her own key, with which everything
 * that she wrote is encrypted. So a link to a customer, its end, and a merge of customers move no key.
 */
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { findKeyrings, insertKey } from '../data-key.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import type { Author } from './provider.ts';

const Text = z.string().nullable();
const authors = sealedColumn(
  'channel_author',
  z.object({ id: Text, handle: Text, name: Text, email: Text, phone: Text }),
);
export const openAuthor = (keys: Keyring, row: { id: string; sealed: string }): Author =>
  authors.open(keys, row.id, row.sealed);

type Row = { readonly id: string; readonly customerId: string | null; readonly sealed: string };
export type StoredAuthor = {
  readonly id: string;
  readonly customerId: string | null;
  readonly keys: Keyring;
  readonly author: Author;
};

/**
 * Returns the digest by which an author is found. `place` is the network, or the channel for the accounts of a
 * provider.
 */
export const authorDigest = (vault: Vault, place: string, account: string): string =>
  vault.blindIndex('channel-author', `${place}\0${account.toLowerCase()}`);

/** Returns the author, locked until the transaction ends. If she is new, adds her with her own key. */
export async function lockAuthor(
  tx: Tx,
  vault: Vault,
  { digest, author }: { digest: string; author: Author },
  { now, newId }: { now: Date; newId: () => string },
): Promise<StoredAuthor> {
  const known = await tx.maybe<Row>`
    select id, customer_id, sealed from channel_author where digest = ${digest} for no key update`;
  if (known) {
    const keys = (await findKeyrings(tx, vault, [known.id]))(known.id);
    return { id: known.id, customerId: known.customerId, keys, author: openAuthor(keys, known) };
  }
  const id = newId();
  const key = vault.newKey(id);
  const keys = vault.keyring([key]);
  const inserted = await tx.run`
    insert into channel_author (id, digest, sealed, created_at, updated_at)
    values (${id}, ${digest}, ${authors.seal(keys, id, author)}, ${now}, ${now}) on conflict do nothing`;
  // another channel has added the author at the same moment
  if (inserted === 0) return lockAuthor(tx, vault, { digest, author }, { now, newId });
  await insertKey(tx, key);
  return { id, customerId: null, keys, author };
}

/** Saves an author whose stored facts were extended by new ones. */
export async function saveAuthor(tx: Tx, { id, keys }: StoredAuthor, author: Author, now: Date): Promise<void> {
  await tx.run`
    update channel_author set sealed = ${authors.seal(keys, id, author)}, updated_at = ${now} where id = ${id}`;
}

/** Links an author to a customer. Null removes the link. */
export async function setCustomer(tx: Tx, id: string, customerId: string | null, now: Date): Promise<void> {
  await tx.run`update channel_author set customer_id = ${customerId}, updated_at = ${now} where id = ${id}`;
  await tx.run`
    update channel_item set customer_id = ${customerId}::uuid,
      state = case when state = 'own' then 'own' when ${customerId}::uuid is null then 'waiting' else 'linked' end
    where author_id = ${id}`;
}

/** Locks the author of an item and returns her. Returns undefined if there is no such item. */
export async function lockAuthorOf(
  tx: Tx,
  vault: Vault,
  itemId: string,
): Promise<(StoredAuthor & { readonly state: string; readonly caseId: string | null }) | undefined> {
  const row = await tx.maybe<Row & { state: string; caseId: string | null }>`
    select a.id, a.customer_id, a.sealed, i.state, i.case_id
    from channel_item i join channel_author a on a.id = i.author_id
    where i.id = ${itemId} for no key update of a`;
  if (!row) return undefined;
  const keys = (await findKeyrings(tx, vault, [row.id]))(row.id);
  const { id, customerId, state, caseId } = row;
  return { id, customerId, state, caseId, keys, author: openAuthor(keys, row) };
}

/** Returns those cases of an author that have no customer yet. */
export async function findOpenEndedCases(tx: Tx, authorId: string): Promise<string[]> {
  const rows = await tx.many<{ id: string }>`
    select distinct c.id from channel_item i join service_case c on c.id = i.case_id
    where i.author_id = ${authorId} and c.customer_id is null order by c.id`;
  return rows.map(({ id }) => id);
}

/** Returns at most `most` customers who have this phone number. */
export async function findByPhone(tx: Pick<Tx, 'many'>, phoneIndex: string, most: number): Promise<string[]> {
  const rows = await tx.many<{ id: string }>`
    select id from customer where phone_index = ${phoneIndex} and erased_at is null order by id limit ${most}::int`;
  return rows.map(({ id }) => id);
}

/** Deletes the authors of an erased customer with everything that they wrote, and destroys their keys. */
export async function eraseAuthors(tx: Tx, customerId: string): Promise<void> {
  const own = (
    await tx.many<{
      id: string;
    }>`select id from channel_author where customer_id = ${customerId} order by id for update`
  ).map(({ id }) => id);
  await tx.run`delete from channel_item where author_id = any(${own}::uuid[])`;
  await tx.run`delete from channel_author where id = any(${own}::uuid[])`;
  await tx.run`delete from data_key where customer_id = any(${own}::uuid[])`;
}
