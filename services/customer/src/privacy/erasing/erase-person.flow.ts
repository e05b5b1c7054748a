import type { Vault } from '@toric/chassis/data/vault';
import { forgetMerges } from '@toric/chassis/merge/moved-row.store';
import type { Tx } from '@toric/messaging/sql';
import { findMergedInto } from '../../merged-customer.store.ts';
import { forgetSubmissions } from '../../forms/submission.store.ts';
import { eraseAuthors } from '../../channels/author.store.ts';
import { forgetInDeals } from '../../pipeline/deal.store.ts';
import { forgetResponses } from '../../surveys/response.store.ts';
import * as store from './erase.store.ts';
import { heldPrescriptions, heldUntil } from './held.ts';
import { destroyLentKeys } from './lent-key.store.ts';
import { insertTombstone } from './tombstone.store.ts';
import type { Tombstone } from './tombstone.ts';

type Context = { readonly tx: Tx; readonly vault: Vault; readonly now: Date };

/**
 * Erases a customer: encrypts the records that the law holds under a new key, deletes all other data, and destroys the
 * customer's keys. Also erases the customers who were merged into this one, and destroys the copies of their keys that
 * merges have lent. Returns a tombstone for each. Returns no tombstone if the customer does not exist or was erased
 * before.
 */
export async function erasePerson(
  { tx, vault, now }: Context,
  { customerId: id, requestId, erasedAt }: Tombstone,
): Promise<Tombstone[]> {
  const person = await store.lockPerson(tx, id);
  if (!person) return [];
  const held = heldPrescriptions(await store.findUsedPrescriptions(tx, id), now);
  const [ids, until] = [held.map((one) => one.id), heldUntil(held)];
  // encrypts the held records before the old key is destroyed, because nothing can decrypt them afterwards
  const sealed = until ? await store.sealHeld(tx, vault, { id, sealed: person.sealed }, { ids, until }) : '';
  const merged = (await findMergedInto(tx, id)).map((one) => one.id);
  await forgetMerges(tx, [id, ...merged]);
  await eraseRows({ tx, vault, now }, { id, held: ids, sealed });
  await insertTombstone(tx, { customerId: id, requestId, erasedAt, heldUntil: until });
  for (const customerId of merged) {
    await eraseRows({ tx, vault, now }, { id: customerId, held: [], sealed: '' });
    await insertTombstone(tx, { customerId, requestId, erasedAt, heldUntil: null });
  }
  for (const customerId of [id, ...merged]) await destroyLentKeys(tx, vault, customerId);
  return [id, ...merged].map((customerId) => ({ customerId, requestId, erasedAt }));
}

type Erased = { readonly id: string; readonly held: readonly string[]; readonly sealed: string };

async function eraseRows({ tx, vault, now }: Context, { id, held, sealed }: Erased): Promise<void> {
  await store.eraseRows(tx, id, held);
  await store.eraseMessages(tx, id);
  await store.eraseCases(tx, id);
  await eraseAuthors(tx, id);
  await forgetInDeals(tx, vault, id);
  await forgetSubmissions(tx, id);
  await forgetResponses(tx, id);
  await store.eraseFiles(tx, id, now);
  await store.eraseAccount(tx, id);
  await store.markErased(tx, { id, sealed, now });
  await store.destroyKeys(tx, id);
}
