import type { Vault } from '@toric/chassis/data/vault';
import { CustomerErased } from '@toric/contracts/customer/events';
import type { Message } from '@toric/contracts/kernel/message';
import type { Tx } from '@toric/messaging/sql';
import { forgetSubmissions } from '../../forms/submission.store.ts';
import { forgetInDeals } from '../../pipeline/deal.store.ts';
import { forgetResponses } from '../../surveys/response.store.ts';
import * as store from './erase.store.ts';
import { heldPrescriptions, heldUntil } from './held.ts';
import { insertTombstone } from './tombstone.store.ts';
import type { Tombstone } from './tombstone.ts';

type Context = { readonly tx: Tx; readonly vault: Vault; readonly now: Date };

/**
 * Erases a customer: seals anew what the law holds, removes all else, and destroys her keys. Returns the event for the
 * other services. Returns undefined if she does not exist or was erased before.
 */
export async function erasePerson(
  { tx, vault, now }: Context,
  { customerId: id, requestId, erasedAt }: Tombstone,
): Promise<Message | undefined> {
  const person = await store.lockPerson(tx, id);
  if (!person) return undefined;
  const held = heldPrescriptions(await store.findUsedPrescriptions(tx, id), now);
  const [ids, until] = [held.map((one) => one.id), heldUntil(held)];
  // while the old key is there: afterwards nothing can be sealed anew
  const sealed = until ? await store.sealHeld(tx, vault, { id, sealed: person.sealed }, { ids, until }) : '';
  await store.eraseRows(tx, id, ids);
  await store.eraseMessages(tx, id);
  await store.eraseCases(tx, id);
  await forgetInDeals(tx, vault, id);
  await forgetSubmissions(tx, id);
  await forgetResponses(tx, id);
  await store.eraseFiles(tx, id, now);
  await store.eraseAccount(tx, id);
  await store.markErased(tx, { id, sealed, now });
  await store.destroyKeys(tx, id);
  await insertTombstone(tx, { customerId: id, requestId, erasedAt, heldUntil: until });
  return CustomerErased({ customerId: id, erasedAt });
}
