import type { Vault } from '@toric/chassis/data/vault';
import type { Actor } from '@toric/contracts/kernel/access';
import type { CustomerChange } from '@toric/contracts/customer/people/customer.http';
import type { Tx } from '@toric/messaging/sql';
import { changedFields, type Fields, reasonOf } from './customer-change.ts';
import { insertCustomerChange } from './customer-change.store.ts';

type Context = { tx: Tx; vault: Vault; actor: Actor; now: Date; newId: () => string };
type Change = {
  customerId: string;
  /** Null for the profile. */
  addressId: string | null;
  kind: CustomerChange['kind'];
  before: Fields;
  after: Fields;
  reason: string | undefined;
};

/**
 * Records a change by staff, with the reason and the fields that differ. Does nothing if the customer made the change, or
 * if no field differs. Throws if staff give no reason.
 */
export async function recordChange({ tx, vault, actor, now, newId }: Context, change: Change): Promise<void> {
  const { before, after, reason: given, ...rest } = change;
  const reason = reasonOf(actor, given);
  const fields = changedFields(before, after);
  if (reason === undefined || fields.length === 0) return;
  await insertCustomerChange(tx, vault, { ...rest, id: newId(), fields, reason, changedBy: actor.id, at: now });
}
