/**
 * Reads and writes customers. Personal data is one encrypted JSON per row. E-mail and phone are searched only by keyed
 * digests.
 */
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import type { Tx } from '@toric/messaging/sql';
import type { z } from 'zod';
import { EMAIL_INDEX } from '../accounts/account.store.ts';
import type { Customer } from './customer.ts';
import { findKeyrings, insertKey, readKeyrings } from '../data-key.store.ts';
import type { Customer as Row, Prisma } from '../generated/client.ts';
import { lastFour, withoutExtension } from './phone.ts';
import type { Reader } from '../reader.store.ts';
import { saveNameTokens } from './search/name-token.store.ts';
import { customerData as personalData, type StoredPersonalData } from '../person.store.ts';

const plain = (name: string | null) => (name ?? '').normalize('NFKC').toLowerCase();

/** Returns the keyed digests by which a customer is found, for example of her phone number. */
export function indexesOf(vault: Vault, { phone, givenName, familyName, dateOfBirth }: PersonalData) {
  const person = [plain(givenName), plain(familyName), dateOfBirth].join('\0');
  return {
    phoneIndex: phone && vault.blindIndex('phone', withoutExtension(phone)),
    phoneLast4Index: phone && vault.blindIndex('phone-last-4', lastFour(phone)),
    personIndex: dateOfBirth && vault.blindIndex('name-and-birth', person),
  };
}

export function openCustomer(keys: Keyring, { sealed, ...row }: Row): Customer {
  const { notes: earlierNote, ...personal } = personalData.open(keys, row.id, sealed);
  const { id, version, createdAt, updatedAt } = row;
  return { id, version, createdAt, updatedAt, personal, earlierNote };
}

function withoutNote(stored: z.output<typeof StoredPersonalData>): PersonalData {
  const { notes: _, ...personal } = stored;
  return personal;
}

export const sealCustomer = (
  keys: Keyring,
  { id, personal, earlierNote }: Pick<Customer, 'id' | 'personal' | 'earlierNote'>,
) => personalData.seal(keys, id, { ...personal, notes: earlierNote });

/** Inserts the customer and a new data key, with which all rows of this customer are encrypted. */
export async function insertCustomer(tx: Tx, vault: Vault, customer: Customer): Promise<void> {
  const { id, personal, createdAt } = customer;
  const key = vault.newKey(id);
  const { phoneIndex, phoneLast4Index, personIndex } = indexesOf(vault, personal);
  await insertKey(tx, key);
  await tx.run`
    insert into customer (id, sealed, phone_index, phone_last4_index, person_index, created_at, updated_at)
    values (${id}, ${sealCustomer(vault.keyring([key]), customer)}, ${phoneIndex}, ${phoneLast4Index}, ${personIndex},
      ${createdAt}, ${createdAt})`;
  await saveNameTokens(tx, vault, id, personal);
}

/**
 * Does the work of a request and rolls it back. So a request that must not reveal whether something exists takes as
 * long as one that creates it.
 */
export async function asDecoy(tx: Tx, work: () => Promise<void>): Promise<void> {
  await tx.run`savepoint decoy`;
  await work();
  await tx.run`rollback to savepoint decoy`;
}

/**
 * Locks the customer until the transaction ends, and returns it. Returns undefined if the customer does not exist, or
 * if `self` is given and is another customer. `self` is the id of a calling customer, and undefined if staff call.
 */
export async function lockCustomer(
  tx: Tx,
  vault: Vault,
  id: string,
  self: string | undefined,
): Promise<Customer | undefined> {
  const row = await tx.maybe<Row>`
    select * from customer where id = ${id} and id = ${self ?? id} and erased_at is null for no key update`;
  return row && openCustomer((await findKeyrings(tx, vault, [id]))(id), row);
}

type SealedPerson = Pick<Row, 'id' | 'sealed' | 'restrictedAt'>;

/** Returns the rows of these customers, still encrypted. Leaves out erased customers. */
export const findSealedPeople = (tx: Tx, ids: readonly string[]): Promise<SealedPerson[]> =>
  tx.many<SealedPerson>`
    select id, sealed, restricted_at from customer where id = any(${ids}::uuid[]) and erased_at is null`;

export const openPersonalData = (keys: Keyring, { id, sealed }: Pick<Row, 'id' | 'sealed'>): PersonalData =>
  personalData.open(keys, id, sealed);

export async function findPersonalData(tx: Tx, keys: Keyring, id: string): Promise<PersonalData> {
  const { sealed } = await tx.one<Pick<Row, 'sealed'>>`select sealed from customer where id = ${id}`;
  return withoutNote(personalData.open(keys, id, sealed));
}

export async function updateCustomer(tx: Tx, vault: Vault, customer: Customer): Promise<void> {
  const { id, personal, version, updatedAt } = customer;
  const keys = (await findKeyrings(tx, vault, [id]))(id);
  const { phoneIndex, phoneLast4Index, personIndex } = indexesOf(vault, personal);
  await tx.run`
    update customer set sealed = ${sealCustomer(keys, customer)}, phone_index = ${phoneIndex},
      phone_last4_index = ${phoneLast4Index}, person_index = ${personIndex}, version = ${version}, updated_at = ${updatedAt}
    where id = ${id}`;
  await saveNameTokens(tx, vault, id, personal);
}

/** Holds the largest number of customers that a warning about a possible duplicate names. */
const ALIKE = 5;

/** Returns the ids of at most five customers with this phone number, or with this name and date of birth. */
export async function findAlike(tx: Tx, vault: Vault, personal: PersonalData): Promise<string[]> {
  const { phoneIndex, personIndex } = indexesOf(vault, personal);
  const alike = await tx.many<{ id: string }>`
    select id from customer where phone_index = ${phoneIndex}
    union select id from customer where person_index = ${personIndex}
    order by id limit ${ALIKE}`;
  return alike.map(({ id }) => id);
}

export async function readCustomer(db: Reader, vault: Vault, id: string): Promise<Customer | undefined> {
  const row = await db.customer.findFirst({ where: { id, erasedAt: null } });
  return row ? openCustomer((await readKeyrings(db, vault, [id]))(id), row) : undefined;
}

/** Returns the customers with these ids, in any order. Leaves out erased customers. */
export async function readCustomers(db: Reader, vault: Vault, ids: readonly string[]): Promise<Customer[]> {
  const rows = await db.customer.findMany({ where: { id: { in: [...ids] }, erasedAt: null } });
  const keys = await readKeyrings(
    db,
    vault,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => openCustomer(keys(row.id), row));
}

/**
 * Reads the personal data of several customers in two statements. Returns a function that returns the data of one
 * customer by id, and throws if the customer does not exist.
 */
export async function readPersonalData(db: Reader, vault: Vault, ids: readonly string[]) {
  const among = { in: [...ids] };
  const [rows, keys] = await Promise.all([
    db.customer.findMany({ where: { id: among }, select: { id: true, sealed: true } }),
    readKeyrings(db, vault, ids),
  ]);
  const people = new Map(rows.map(({ id, sealed }) => [id, withoutNote(personalData.open(keys(id), id, sealed))]));
  return (id: string): PersonalData => {
    const person = people.get(id);
    if (!person) throw new Error(`customer ${id} does not exist`);
    return person;
  };
}

export type CustomerFilter = {
  email?: string | undefined;
  /** The phone number also finds the members of a household that has it. */
  phone?: string | undefined;
  phoneLast4?: string | undefined;
  /** If `ids` is given, only the customers with these ids are searched. */
  ids?: readonly string[] | undefined;
  tagId?: string | undefined;
  /** Holds digests of custom field values. A customer matches if she has one of these values. */
  fieldDigests?: readonly string[] | undefined;
};

/** Holds the largest number of members of households that one phone number finds. */
const MOST_SHARERS = 100;

/**
 * Returns the ids of customers whose household has this phone number. This is a statement of its own, because a join in
 * the search would read all customers.
 */
async function readSharers(db: Reader, phoneIndex: string): Promise<string[]> {
  const where = { household: { phoneIndex } };
  const members = await db.householdMember.findMany({ where, select: { customerId: true }, take: MOST_SHARERS });
  return members.map(({ customerId }) => customerId);
}

/**
 * Returns at most `limit` + 1 customers that match all given values, newest first. The extra customer shows that
 * another page follows.
 */
export async function searchCustomers(
  db: Reader,
  vault: Vault,
  { email, phone, phoneLast4, ids, tagId, fieldDigests }: CustomerFilter,
  page: PageQuery,
): Promise<PageRows<Cursor & { customer: Customer }>> {
  const phoneIndex = phone && vault.blindIndex('phone', withoutExtension(phone));
  const where: Prisma.CustomerWhereInput = {
    erasedAt: null,
    ...(ids && { id: { in: [...ids] } }),
    ...(email && { account: { emailIndex: vault.blindIndex(EMAIL_INDEX, email) } }),
    ...(phoneIndex && { OR: [{ phoneIndex }, { id: { in: await readSharers(db, phoneIndex) } }] }),
    ...(tagId && { tags: { some: { tagId } } }),
    ...(fieldDigests && { fieldTokens: { some: { digest: { in: [...fieldDigests] } } } }),
    ...(phoneLast4 && { phoneLast4Index: vault.blindIndex('phone-last-4', phoneLast4) }),
  };
  const rows = await db.customer.findMany(pageRange(page, where));
  const found = rows.map(({ id }) => id);
  const keys = await readKeyrings(db, vault, found);
  const customers = rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    get customer() {
      return openCustomer(keys(row.id), row);
    },
  }));
  return withTotal(page, customers, (range) => db.customer.count({ where, ...range }));
}
