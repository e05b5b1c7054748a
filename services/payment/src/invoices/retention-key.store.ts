// Stores the keys under which buyers on invoices are sealed, one for each year (ADR 0039). A buyer must stay on the
// invoice for as long as the law demands, even if the customer is erased. Afterwards the key of the year is destroyed.
import type { Keyring, Vault, WrappedKey } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import type { Reader } from '../reader.store.ts';

export type YearKey = { readonly name: string; readonly keys: Keyring };

const nameOf = (now: Date) => `invoices of ${now.getUTCFullYear()}`;

/**
 * Returns the first day on which the key of the current year may be destroyed. Retention begins at the end of the year
 * of issue. One more year is added, because a payment may be captured in the year after its buyer was sealed.
 */
export const destroyedFrom = (now: Date, years: number): Date =>
  new Date(Date.UTC(now.getUTCFullYear() + years + 2, 0, 1));

/**
 * Returns the key of this year. The first call in a year creates it, and destroys expired keys. The buyers on the
 * invoices of a destroyed key can never be read again.
 */
export async function keyOfYear(tx: Tx, vault: Vault, now: Date, years: number): Promise<YearKey> {
  const name = nameOf(now);
  const find = () =>
    tx.many<WrappedKey>`select name as customer_id, version, wrapped from retention_key where name = ${name}`;
  const known = await find();
  if (known.length > 0) return { name, keys: vault.keyring(known) };
  const { version, wrapped } = vault.newKey(name);
  await tx.run`delete from retention_key where destroyed_from <= ${now}`;
  await tx.run`
    insert into retention_key (name, version, wrapped, destroyed_from)
    values (${name}, ${version}, ${wrapped}, ${destroyedFrom(now, years)})
    on conflict do nothing`;
  return { name, keys: vault.keyring(await find()) };
}

/**
 * Returns a function that takes the name of a retention key and returns its keyring, or undefined if the key was
 * destroyed.
 */
export async function readRetentionKeys(db: Reader, vault: Vault): Promise<(name: string) => Keyring | undefined> {
  const rows = await db.retentionKey.findMany();
  return (wanted) => {
    const own = rows.filter(({ name }) => name === wanted);
    return own.length === 0
      ? undefined
      : vault.keyring(own.map(({ name, version, wrapped }) => ({ customerId: name, version, wrapped })));
  };
}
