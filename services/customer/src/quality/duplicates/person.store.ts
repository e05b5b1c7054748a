/** Reads people in the form in which they are compared. */
import { viewsOf } from '@toric/chassis/data/unreadable';
import type { Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings, readKeyrings } from '../../data-key.store.ts';
import { openAddress } from '../../people/address.store.ts';
import { findSealedPeople, openPersonalData } from '../../people/customer.store.ts';
import type { Reader } from '../../reader.store.ts';
import { readingsFor } from '../../people/search/pinyin.ts';
import { type ComparedPerson, comparedPerson } from './compared-person.ts';

export type Identified = { readonly id: string; readonly person: ComparedPerson };
type SealedAddress = { readonly id: string; readonly customerId: string; readonly sealed: string };

/** Returns these people without those who were erased, and without those whose rows are damaged. */
export async function findPeople(tx: Tx, vault: Vault, ids: readonly string[]): Promise<Identified[]> {
  const [rows, addresses, keysOf] = await Promise.all([
    findSealedPeople(tx, ids),
    tx.many<SealedAddress>`
      select id, customer_id, sealed from address where customer_id = any(${ids}::uuid[]) order by customer_id, created_at`,
    findKeyrings(tx, vault, ids),
  ]);
  return compared(rows, addresses, keysOf);
}

/** Does the same for a query. */
export async function readPeople(db: Reader, vault: Vault, ids: readonly string[]): Promise<Identified[]> {
  const among = { in: [...ids] };
  const [rows, addresses, keysOf] = await Promise.all([
    db.customer.findMany({ where: { id: among, erasedAt: null }, select: { id: true, sealed: true } }),
    db.address.findMany({ where: { customerId: among }, select: { id: true, customerId: true, sealed: true } }),
    readKeyrings(db, vault, ids),
  ]);
  return compared(rows, addresses, keysOf);
}

type KeysOf = Awaited<ReturnType<typeof findKeyrings>>;

async function compared(
  rows: readonly { readonly id: string; readonly sealed: string }[],
  addresses: readonly SealedAddress[],
  keysOf: KeysOf,
): Promise<Identified[]> {
  const addressesOf = Map.groupBy(addresses, ({ customerId }) => customerId);
  const { data } = viewsOf(rows, (row) => {
    const keys = keysOf(row.id);
    const own = (addressesOf.get(row.id) ?? []).map((address) => openAddress(keys, address));
    return { id: row.id, facts: openPersonalData(keys, row), own };
  });
  const readings = await readingsFor(data.flatMap(({ facts: { givenName, familyName } }) => [givenName, familyName]));
  return data.map(({ id, facts, own }) => ({ id, person: comparedPerson(facts, own, readings) }));
}
