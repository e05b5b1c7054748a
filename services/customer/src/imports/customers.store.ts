/** Reads and writes customers of an import, many in each statement. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import type { Address } from '@toric/contracts/contact/contact';
import { json, type Tx } from '@toric/messaging/sql';
import { EMAIL_INDEX } from '../accounts/account.store.ts';
import type { Customer as Row } from '../generated/client.ts';
import { findKeyrings } from '../data-key.store.ts';
import { indexesOf, openCustomer, sealCustomer } from '../people/customer.store.ts';
import type { Customer } from '../people/customer.ts';
import { saveNameTokens, writeNameTokens } from '../people/search/name-token.store.ts';
import { sealAddress } from '../people/address.store.ts';

type NewCustomer = { readonly id: string; readonly personal: PersonalData; readonly keys: Keyring };

/** Makes the key of a new customer, with which all her rows are encrypted. */
export function newKeys(vault: Vault, id: string): { keys: Keyring; wrapped: string; version: number } {
  const key = vault.newKey(id);
  return { keys: vault.keyring([key]), wrapped: key.wrapped, version: key.version };
}

export type KeyedCustomer = NewCustomer & { readonly wrapped: string; readonly version: number };

/**
 * The customers are written in groups of this number: the process encrypts one group while the database writes the
 * group before.
 */
const IN_TURN = 125;

/** Inserts customers with their accounts, keys and the index of their names. They have no passwords yet. */
export async function insertCustomers(
  tx: Tx,
  vault: Vault,
  customers: readonly KeyedCustomer[],
  now: Date,
): Promise<void> {
  for (let at = 0; at < customers.length; at += IN_TURN) {
    await writeCustomers(tx, vault, customers.slice(at, at + IN_TURN), now);
    await nextTurn(); // lets the process send the statements now, without waiting for the answers of the database
  }
}

async function writeCustomers(tx: Tx, vault: Vault, customers: readonly KeyedCustomer[], now: Date): Promise<void> {
  const accounts = customers.map(({ id, personal: { email } }) => ({
    ...{ id, emailIndex: email === null ? null : vault.blindIndex(EMAIL_INDEX, email) },
  }));
  const keys = customers.map(({ id, wrapped, version }) => ({ id, wrapped, version }));
  const rows = customers.map(({ id, personal, keys: own }) => ({
    ...{ id, ...indexesOf(vault, personal), sealed: sealCustomer(own, { id, personal, earlierNote: null }) },
  }));
  tx.write`
    insert into account (id, kind, roles, email_index, password_hash, created_at)
    select id, 'customer', array['customer'], "emailIndex", null, ${now}::timestamptz
    from json_to_recordset(${json(accounts)}::json) as r(id uuid, "emailIndex" text)`;
  tx.write`
    insert into data_key (customer_id, version, wrapped)
    select id, version, wrapped from json_to_recordset(${json(keys)}::json) as r(id uuid, version int, wrapped text)`;
  tx.write`
    insert into customer (id, sealed, phone_index, phone_last4_index, person_index, created_at, updated_at)
    select id, sealed, "phoneIndex", "phoneLast4Index", "personIndex", ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${json(rows)}::json) as r(id uuid, sealed text, "phoneIndex" text, "phoneLast4Index" text,
      "personIndex" text)`;
  await writeNameTokens(
    tx,
    vault,
    customers.map(({ id, personal }) => ({ id, ...personal })),
  );
}

export type KnownCustomer = {
  readonly id: string;
  /** Holds the stored customer. Her data is decrypted when this property is first read. */
  readonly customer: Customer;
  readonly keys: Keyring;
  readonly isRestricted: boolean;
  readonly hasPassword: boolean;
  readonly addresses: number;
};

type KnownRow = Row & { readonly hasPassword: boolean; readonly addresses: number };

/** Returns the customers with these ids, by id. Leaves out erased customers. */
export async function findCustomers(
  tx: Tx,
  vault: Vault,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownCustomer>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.many<KnownRow>`
    select c.*, a.password_hash is not null as has_password,
      (select count(*) from address d where d.customer_id = c.id)::int as addresses
    from customer c join account a on a.id = c.id
    where c.id = any(${[...new Set(ids)]}::uuid[]) and c.erased_at is null`;
  const keyringOf = await findKeyrings(
    tx,
    vault,
    rows.map(({ id }) => id),
  );
  return new Map(rows.map((row) => [row.id, knownCustomer(keyringOf(row.id), row)]));
}

function knownCustomer(keys: Keyring, { hasPassword, addresses, ...row }: KnownRow): KnownCustomer {
  let customer: Customer | undefined;
  return {
    ...{ id: row.id, keys, isRestricted: row.restrictedAt !== null, hasPassword, addresses },
    get customer() {
      customer ??= openCustomer(keys, row);
      return customer;
    },
  };
}

/**
 * Returns the ids of customers with these e-mails, by e-mail. Leaves out staff. Also leaves out a person who signed up
 * with an e-mail and never confirmed it, because the rows of a file would reach a stranger.
 */
export async function findByEmails(
  tx: Tx,
  vault: Vault,
  emails: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = await findAccounts(tx, vault, emails);
  return new Map(
    [...ids].flatMap(([email, { id, kind, isProven }]) => (kind === 'customer' && isProven ? [[email, id]] : [])),
  );
}

type FoundAccount = { readonly id: string; readonly kind: string; readonly isProven: boolean };

/** Returns the accounts with these e-mails, by e-mail. */
export async function findAccounts(
  tx: Tx,
  vault: Vault,
  emails: readonly string[],
): Promise<ReadonlyMap<string, FoundAccount>> {
  if (emails.length === 0) return new Map();
  const emailOf = new Map(emails.map((email) => [vault.blindIndex(EMAIL_INDEX, email), email]));
  const rows = await tx.many<FoundAccount & { emailIndex: string }>`
    select id, kind, email_index, email_confirmed_at is not null or password_hash is null as is_proven
    from account where email_index = any(${[...emailOf.keys()]}::text[])`;
  return new Map(rows.map(({ emailIndex, ...account }) => [emailOf.get(emailIndex) ?? '', account]));
}

type Changed = {
  readonly customer: Customer;
  readonly keys: Keyring;
  readonly hasNewName: boolean;
  readonly hasNewEmail: boolean;
};

/** Writes the changed data of customers. A new e-mail replaces the e-mail of an account without a password. */
export async function updateCustomers(tx: Tx, vault: Vault, changed: readonly Changed[], now: Date): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ customer, keys, hasNewEmail }) => ({
    ...{ id: customer.id, ...indexesOf(vault, customer.personal), sealed: sealCustomer(keys, customer), hasNewEmail },
    emailIndex: customer.personal.email === null ? null : vault.blindIndex(EMAIL_INDEX, customer.personal.email),
  }));
  await tx.run`
    update customer set sealed = r.sealed, phone_index = r."phoneIndex", phone_last4_index = r."phoneLast4Index",
      person_index = r."personIndex", version = version + 1, updated_at = ${now}::timestamptz
    from json_to_recordset(${json(rows)}::json) as r(id uuid, sealed text, "phoneIndex" text, "phoneLast4Index" text,
      "personIndex" text)
    where customer.id = r.id`;
  await tx.run`
    update account set email_index = r."emailIndex"
    from json_to_recordset(${json(rows)}::json) as r(id uuid, "emailIndex" text, "hasNewEmail" boolean)
    where account.id = r.id and r."hasNewEmail"`;
  await Promise.all(
    changed.flatMap(({ customer: { id, personal }, hasNewName }) =>
      hasNewName ? [saveNameTokens(tx, vault, id, personal)] : [],
    ),
  );
}

export type NewAddressRow = {
  readonly id: string;
  readonly customerId: string;
  readonly keys: Keyring;
  readonly address: Address;
};

export async function insertAddresses(tx: Tx, addresses: readonly NewAddressRow[], now: Date): Promise<void> {
  if (addresses.length === 0) return;
  const rows = addresses.map(({ id, customerId, keys, address }) => ({
    ...{ id, customerId, sealed: sealAddress(keys, id, address) },
  }));
  await tx.run`
    insert into address (id, customer_id, sealed, created_at, updated_at)
    select id, "customerId", sealed, ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${json(rows)}::json) as r(id uuid, "customerId" uuid, sealed text)`;
}
