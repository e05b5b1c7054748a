import type { Tx } from '@toric/messaging/sql';
import type { Keyring, Vault, WrappedKey } from './vault.ts';

/** Returns the customer's data keys in this service. Creates the first key if there is none. */
export async function keyringFor(tx: Tx, vault: Vault, customerId: string): Promise<Keyring> {
  const find = () =>
    tx.many<WrappedKey>`select customer_id, version, wrapped from data_key where customer_id = ${customerId}`;
  const keys = await find();
  // a customer may have keys that a merge lent to them (version below zero), and no key of their own yet
  if (keys.some(({ version }) => version > 0)) return vault.keyring(keys);
  const fresh = vault.newKey(customerId);
  await tx.run`insert into data_key (customer_id, version, wrapped) values (${customerId}, ${fresh.version}, ${fresh.wrapped}) on conflict do nothing`;
  return vault.keyring(await find());
}
