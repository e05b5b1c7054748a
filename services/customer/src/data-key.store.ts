/** Where the wrapped keys of customers and staff are kept: without its row here, nothing of a person can be opened. */
import type { Keyring, Vault, WrappedKey } from '@toric/chassis/vault';
import type { Tx } from '@toric/messaging/sql';
import type { Reader } from './reader.store.ts';

export async function insertKey(tx: Tx, { customerId, version, wrapped }: WrappedKey): Promise<void> {
  await tx.run`insert into data_key (customer_id, version, wrapped) values (${customerId}, ${version}, ${wrapped})`;
}

type Keyrings = (id: string) => Keyring;

function keyringsOf(vault: Vault, keys: readonly WrappedKey[]): Keyrings {
  return (id) => {
    const own = keys.filter(({ customerId }) => customerId === id);
    if (own.length === 0)
      throw new Error(`no key opens the data of ${id}: it was destroyed, or the row outlived its owner`);
    return vault.keyring(own);
  };
}

export async function findKeyrings(tx: Tx, vault: Vault, ids: readonly string[]): Promise<Keyrings> {
  const keys = await tx.many<WrappedKey>`
    select customer_id, version, wrapped from data_key where customer_id = any(${ids}::uuid[])`;
  return keyringsOf(vault, keys);
}

export async function readKeyrings(db: Reader, vault: Vault, ids: readonly string[]): Promise<Keyrings> {
  return keyringsOf(vault, await db.dataKey.findMany({ where: { customerId: { in: [...ids] } } }));
}

/** The key of a customer that exists; undefined too when `self` is given and is somebody else. */
export async function findCustomerKeys(
  tx: Tx,
  vault: Vault,
  customerId: string,
  self: string | undefined,
): Promise<Keyring | undefined> {
  const keys = await tx.many<WrappedKey>`
    select k.customer_id, k.version, k.wrapped from customer c join data_key k on k.customer_id = c.id
    where c.id = ${customerId} and c.id = ${self ?? customerId}`;
  return keys.length > 0 ? vault.keyring(keys) : undefined;
}
