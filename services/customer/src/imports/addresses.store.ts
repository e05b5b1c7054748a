/** Reads the stored addresses of customers, with which an import compares the addresses of a file. */
import type { Keyring } from '@toric/chassis/data/vault';
import type { Address } from '@toric/contracts/contact/contact';
import type { Tx } from '@toric/messaging/sql';
import { openAddress } from '../people/address.store.ts';

type Owner = { readonly customerId: string; readonly keys: Keyring };

/** Returns the decrypted addresses of these customers, by the id of the customer. */
export async function findAddresses(tx: Tx, owners: readonly Owner[]): Promise<ReadonlyMap<string, Address[]>> {
  const found = new Map<string, Address[]>();
  if (owners.length === 0) return found;
  const keysOf = new Map(owners.map(({ customerId, keys }) => [customerId, keys]));
  const rows = await tx.many<{ id: string; customerId: string; sealed: string }>`
    select id, customer_id, sealed from address where customer_id = any(${[...keysOf.keys()]}::uuid[])`;
  for (const row of rows) {
    const keys = keysOf.get(row.customerId);
    if (keys) found.set(row.customerId, [...(found.get(row.customerId) ?? []), openAddress(keys, row)]);
  }
  return found;
}

const textOf = (address: Address): string =>
  JSON.stringify(Object.entries(address).toSorted(([one], [other]) => (one < other ? -1 : 1))).toLowerCase();

/** Returns true if both addresses are equal apart from capitals. */
export const isAlike = (one: Address, other: Address | undefined): boolean =>
  other !== undefined && textOf(one) === textOf(other);
