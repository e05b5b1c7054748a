/**
 * Reads and writes the wrapped keys of customers, staff, complaints, cases and authors. If the rows of an owner in
 * `data_key` are deleted, nobody can ever decrypt the data of this owner.
 */
import type { Keyring, Vault, WrappedKey } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import type { Reader } from './reader.store.ts';

export async function insertKey(tx: Tx, { customerId, version, wrapped }: WrappedKey): Promise<void> {
  await tx.run`insert into data_key (customer_id, version, wrapped) values (${customerId}, ${version}, ${wrapped})`;
}

/**
 * Returns the keyring of an owner, such as a customer, a member of staff or a complaint. Throws if the owner has no
 * key.
 */
type KeyringOf = (id: string) => Keyring;

function keyringsFrom(vault: Vault, keys: readonly WrappedKey[]): KeyringOf {
  const keysOf = Map.groupBy(keys, ({ customerId }) => customerId);
  return (id) => {
    const own = keysOf.get(id);
    if (!own) throw new Error(`the data of ${id} has no key: the key was destroyed, or the row outlived its owner`);
    return vault.keyring(own);
  };
}

export async function findKeyrings(tx: Tx, vault: Vault, ids: readonly string[]): Promise<KeyringOf> {
  const keys = await tx.many<WrappedKey>`
    select customer_id, version, wrapped from data_key where customer_id = any(${ids}::uuid[])`;
  return keyringsFrom(vault, keys);
}

export async function readKeyrings(db: Reader, vault: Vault, ids: readonly string[]): Promise<KeyringOf> {
  return keyringsFrom(vault, await db.dataKey.findMany({ where: { customerId: { in: [...ids] } } }));
}

/**
 * Returns the keyring of a customer. Returns undefined if the customer does not exist, or if `self` is given and is
 * another customer. `self` is the id of a calling customer, and undefined if staff call.
 */
export async function findCustomerKeys(
  tx: Tx,
  vault: Vault,
  customerId: string,
  self: string | undefined,
): Promise<Keyring | undefined> {
  const keys = await tx.many<WrappedKey>`
    select k.customer_id, k.version, k.wrapped from customer c join data_key k on k.customer_id = c.id
    where c.id = ${customerId} and c.id = ${self ?? customerId} and c.erased_at is null`;
  return keys.length > 0 ? vault.keyring(keys) : undefined;
}
