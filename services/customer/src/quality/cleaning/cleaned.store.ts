/** Reads and writes the customers of a cleaning, many in each statement. */
import type { Keyring, Vault, WrappedKey } from '@toric/chassis/data/vault';
import type { Address } from '@toric/contracts/contact/contact';
import { json, type Read, type Tx } from '@toric/messaging/sql';
import { EMAIL_INDEX } from '../../accounts/account.store.ts';
import { findKeyrings } from '../../data-key.store.ts';
import type { Customer as Row } from '../../generated/client.ts';
import { openAddress, sealAddress } from '../../people/address.store.ts';
import type { Customer } from '../../people/customer.ts';
import { indexesOf, openCustomer, openPersonalData, sealCustomer } from '../../people/customer.store.ts';
import { saveNameTokens } from '../../people/search/name-token.store.ts';
import type { CleanedPerson } from './propose.ts';

type SealedAddress = { readonly id: string; readonly customerId: string; readonly sealed: string };
type Lookup = { readonly id: string; readonly sealed: string; readonly signsIn: boolean };

const FIRST = '00000000-0000-0000-0000-000000000000';
const READ_AT_ONCE = 500;

/**
 * Reads all customers, or the customers with the given ids, in the order of their ids, page by page. Leaves out erased
 * customers and customers whose data is restricted.
 */
export async function* cleanedPeople(
  read: Read,
  vault: Vault,
  ids: readonly string[] | undefined,
): AsyncGenerator<CleanedPerson[]> {
  let after = FIRST;
  for (;;) {
    const rows: Lookup[] = await read<Lookup>({
      text: `select c.id, c.sealed, a.password_hash is not null as "signsIn" from customer c join account a on a.id = c.id
        where c.id > $1 and c.erased_at is null and c.restricted_at is null and ($2::uuid[] is null or c.id = any($2))
        order by c.id limit $3`,
      values: [after, ids ?? null, READ_AT_ONCE],
    });
    const last = rows.at(-1);
    if (!last) return;
    yield openPage(read, vault, rows);
    after = last.id;
  }
}

async function openPage(read: Read, vault: Vault, rows: readonly Lookup[]): Promise<CleanedPerson[]> {
  const ids = rows.map(({ id }) => id);
  const [keys, addresses] = await Promise.all([
    read<WrappedKey>({
      text: 'select customer_id, version, wrapped from data_key where customer_id = any($1::uuid[])',
      values: [ids],
    }),
    read<SealedAddress>({
      text: 'select id, customer_id, sealed from address where customer_id = any($1::uuid[]) order by id',
      values: [ids],
    }),
  ]);
  const [keysOf, placesOf] = [Map.groupBy(keys, owner), Map.groupBy(addresses, owner)];
  return rows.map(({ id, sealed, signsIn }) => {
    const keyring = vault.keyring(keysOf.get(id) ?? []);
    return {
      ...{ id, signsIn, profile: openPersonalData(keyring, { id, sealed }) },
      addresses: (placesOf.get(id) ?? []).map((row) => ({ ...openAddress(keyring, row), id: row.id })),
    };
  });
}

const owner = ({ customerId }: { readonly customerId: string }): string => customerId;

/** Describes a customer on a page of the cleaning, with the customer's keys and stored record. */
export type KnownPerson = { readonly person: CleanedPerson; readonly customer: Customer; readonly keys: Keyring };

/** Returns these customers, by id, without the customers who were erased or whose data is restricted. */
export async function findKnown(
  tx: Tx,
  vault: Vault,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownPerson>> {
  const [rows, addresses, keysOf] = await Promise.all([
    tx.many<Row & { signsIn: boolean }>`
      select c.*, a.password_hash is not null as signs_in from customer c join account a on a.id = c.id
      where c.id = any(${ids}::uuid[]) and c.erased_at is null and c.restricted_at is null`,
    tx.many<SealedAddress>`
      select id, customer_id, sealed from address where customer_id = any(${ids}::uuid[]) order by id`,
    findKeyrings(tx, vault, ids),
  ]);
  const placesOf = Map.groupBy(addresses, owner);
  return new Map(
    rows.map(({ signsIn, ...row }) => {
      const keys = keysOf(row.id);
      const customer = openCustomer(keys, row);
      const own = (placesOf.get(row.id) ?? []).map((place) => ({ ...openAddress(keys, place), id: place.id }));
      return [row.id, { keys, customer, person: { id: row.id, signsIn, profile: customer.personal, addresses: own } }];
    }),
  );
}

const emailIndexOf = (vault: Vault, email: string): string => vault.blindIndex(EMAIL_INDEX, email);

/** Returns those of the given e-mails that belong to an account already. */
export async function findTakenEmails(tx: Tx, vault: Vault, emails: readonly string[]): Promise<ReadonlySet<string>> {
  if (emails.length === 0) return new Set();
  const emailOf = new Map(emails.map((email) => [emailIndexOf(vault, email), email]));
  const rows = await tx.many<{ emailIndex: string }>`
    select email_index from account where email_index = any(${[...emailOf.keys()]}::text[])`;
  return new Set(rows.flatMap(({ emailIndex }) => emailOf.get(emailIndex) ?? []));
}

export type Written = {
  readonly known: KnownPerson;
  readonly cleaned: CleanedPerson;
  readonly changedAddressIds: readonly string[];
};

/** Returns the stored customer with her cleaned profile. */
export const cleanedCustomer = ({ known: { customer }, cleaned: { profile } }: Written): Customer => {
  const { givenName, familyName, phone, email, language, timeZone } = profile;
  return { ...customer, personal: { ...customer.personal, givenName, familyName, phone, email, language, timeZone } };
};

/** Writes the cleaned customers with their search indexes. An account without a password gets the corrected e-mail. */
export async function writeCustomers(tx: Tx, vault: Vault, written: readonly Written[], now: Date): Promise<void> {
  const rows = written.map((one) => {
    const customer = cleanedCustomer(one);
    const { id, personal } = customer;
    const hasNewEmail = !one.cleaned.signsIn && personal.email !== one.known.customer.personal.email;
    return {
      ...{ id, ...indexesOf(vault, personal), sealed: sealCustomer(one.known.keys, customer), hasNewEmail },
      emailIndex: personal.email === null ? null : emailIndexOf(vault, personal.email),
    };
  });
  const given = json(rows);
  await tx.run`
    update customer set sealed = r.sealed, phone_index = r."phoneIndex", phone_last4_index = r."phoneLast4Index",
      person_index = r."personIndex", version = version + 1, updated_at = ${now}::timestamptz
    from json_to_recordset(${given}::json) as r(id uuid, sealed text, "phoneIndex" text, "phoneLast4Index" text,
      "personIndex" text)
    where customer.id = r.id`;
  await tx.run`
    update account set email_index = r."emailIndex"
    from json_to_recordset(${given}::json) as r(id uuid, "emailIndex" text, "hasNewEmail" boolean)
    where account.id = r.id and r."hasNewEmail"`;
  for (const one of written) await saveNameTokens(tx, vault, one.cleaned.id, one.cleaned.profile);
}

/**
 * Writes the cleaned addresses. The time of an address does not change, because a cleaning confirms nothing and the
 * freshness depends on this time.
 */
export async function writeAddresses(tx: Tx, written: readonly Written[]): Promise<void> {
  const rows = written.flatMap(({ known: { keys }, cleaned: { addresses }, changedAddressIds }) =>
    addresses
      .filter(({ id }) => changedAddressIds.includes(id))
      .map(({ id, ...address }) => ({ id, sealed: sealAddress(keys, id, address satisfies Address) })),
  );
  if (rows.length === 0) return;
  await tx.run`
    update address set sealed = r.sealed, version = version + 1
    from json_to_recordset(${json(rows)}::json) as r(id uuid, sealed text) where address.id = r.id`;
}
