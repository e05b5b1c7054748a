import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { DEAL_NO_PARTNER, DEAL_OWNER } from '@toric/contracts/customer/pipeline/deal.errors';
import type { Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { findCustomerKeys } from '../data-key.store.ts';
import { findActiveColleagues } from '../desk/colleague.store.ts';
import { hasPartner } from '../partners/partner.store.ts';

type Named = {
  readonly ownerId?: string | undefined;
  readonly partnerId?: string | null | undefined;
  readonly customerId?: string | null | undefined;
};

/** Throws if a deal names a colleague who is not active, or a partner or a customer that does not exist. */
export async function requireKnown(tx: Tx, vault: Vault, { ownerId, partnerId, customerId }: Named, self: string) {
  if (ownerId && ownerId !== self && (await findActiveColleagues(tx, [ownerId])).length === 0)
    throw DEAL_OWNER().atField('/ownerId');
  if (partnerId && !(await hasPartner(tx, partnerId))) throw DEAL_NO_PARTNER().atField('/partnerId');
  if (customerId && !(await findCustomerKeys(tx, vault, customerId, undefined)))
    throw CUSTOMER_NOT_FOUND().atField('/customerId');
}
