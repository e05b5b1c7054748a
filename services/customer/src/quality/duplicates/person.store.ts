/** Reads customers with the personal data that the search for duplicates compares. */
import { type BoundedCache, boundedCache } from '@toric/chassis/data/bounded-cache';
import { viewsOf } from '@toric/chassis/data/unreadable';
import type { Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings, readKeyrings } from '../../data-key.store.ts';
import { SentText } from '@toric/contracts/kernel/text';
import { z } from 'zod';
import { findSealedPeople } from '../../people/customer.store.ts';
import type { Reader } from '../../reader.store.ts';
import { readingsFor } from '../../people/search/pinyin.ts';
import { sealedColumn } from '../../sealed-column.ts';
import { type ComparedPerson, comparedPerson } from './compared-person.ts';

export type Identified = { readonly id: string; readonly person: ComparedPerson };
const OptionalText = SentText.nullable();
/**
 * Only the compared fields are decrypted, because a search through all customers decrypts each customer several times.
 * To decrypt the whole profile takes three times as long.
 */
const people = sealedColumn(
  'customer',
  z.object({
    ...{ givenName: OptionalText, familyName: OptionalText, dateOfBirth: OptionalText },
    ...{ email: OptionalText, phone: OptionalText },
  }),
);
const places = sealedColumn(
  'address',
  z.object({ line1: SentText, city: SentText, country: SentText, postalCode: SentText.optional() }),
);

/**
 * Describes a cached person. `from` holds the encrypted texts from which the person was decrypted. If the stored texts
 * differ, the person is decrypted again.
 */
type OpenedPerson = { readonly from: string; readonly person: ComparedPerson };
/** The cache holds this number of people, because the customers of a large block are compared with many others. */
const CACHED_PEOPLE = 5_000;
const cachedPeople = new WeakMap<Vault, BoundedCache<string, OpenedPerson>>();

function peopleOf(vault: Vault): BoundedCache<string, OpenedPerson> {
  const cached = cachedPeople.get(vault) ?? boundedCache(CACHED_PEOPLE);
  cachedPeople.set(vault, cached);
  return cached;
}

type SealedAddress = { readonly id: string; readonly customerId: string; readonly sealed: string };

/** Returns the people with these ids. Leaves out erased customers, and customers whose rows cannot be decrypted. */
export async function findPeople(tx: Tx, vault: Vault, ids: readonly string[]): Promise<Identified[]> {
  const [rows, addresses, keysOf] = await Promise.all([
    findSealedPeople(tx, ids),
    tx.many<SealedAddress>`
      select id, customer_id, sealed from address where customer_id = any(${ids}::uuid[]) order by customer_id, created_at`,
    findKeyrings(tx, vault, ids),
  ]);
  return compared(vault, rows, addresses, keysOf);
}

/** Works like `findPeople`, but reads for a query. */
export async function readPeople(db: Reader, vault: Vault, ids: readonly string[]): Promise<Identified[]> {
  const among = { in: [...ids] };
  const [rows, addresses, keysOf] = await Promise.all([
    db.customer.findMany({ where: { id: among, erasedAt: null }, select: { id: true, sealed: true } }),
    db.address.findMany({ where: { customerId: among }, select: { id: true, customerId: true, sealed: true } }),
    readKeyrings(db, vault, ids),
  ]);
  return compared(vault, rows, addresses, keysOf);
}

type KeysOf = Awaited<ReturnType<typeof findKeyrings>>;

/**
 * Decrypts these people with their addresses, or takes them from the cache. Leaves out people whose rows cannot be
 * decrypted.
 */
async function compared(
  vault: Vault,
  rows: readonly { readonly id: string; readonly sealed: string }[],
  addresses: readonly SealedAddress[],
  keysOf: KeysOf,
): Promise<Identified[]> {
  const cached = peopleOf(vault);
  const addressesOf = Map.groupBy(addresses, ({ customerId }) => customerId);
  const identified: Identified[] = [];
  const { data } = viewsOf(rows, ({ id, sealed }) => {
    const own = addressesOf.get(id) ?? [];
    const from = [sealed, ...own.map((address) => address.sealed)].join(' ');
    const known = cached.get(id);
    if (known?.from === from) {
      identified.push({ id, person: known.person });
      return undefined;
    }
    const keys = keysOf(id);
    const facts = people.open(keys, id, sealed);
    return { id, from, facts, own: own.map((address) => places.open(keys, address.id, address.sealed)) };
  });
  const opened = data.filter((one) => one !== undefined);
  const readings = await readingsFor(opened.flatMap(({ facts }) => [facts.givenName, facts.familyName]));
  for (const { id, from, facts, own } of opened) {
    const person = comparedPerson(facts, own, readings);
    cached.set(id, { from, person });
    identified.push({ id, person });
  }
  return identified;
}
