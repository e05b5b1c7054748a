/**
 * Reads the facts that the quality rules check. Encrypted values are decrypted for the check only, and are not stored
 * elsewhere.
 */
import { viewsOf } from '@toric/chassis/data/unreadable';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from '../../data-key.store.ts';
import { openAddress } from '../../people/address.store.ts';
import { openPersonalData } from '../../people/customer.store.ts';
import { openRevision } from '../../prescriptions/prescription.store.ts';
import type { CheckedAddress, LastPrescription, QualityFacts } from './quality-facts.ts';

type Person = {
  readonly id: string;
  readonly sealed: string;
  readonly createdAt: Date;
  readonly lastConsentAt: Date | null;
  readonly openPairs: number;
  readonly phoneSharers: number;
  readonly hasGuardian: boolean;
};
type SealedAddress = {
  readonly id: string;
  readonly customerId: string;
  readonly sealed: string;
  readonly updatedAt: Date;
};
type Confirmation = QualityFacts['confirmations'][number] & { readonly customerId: string };
type Revision = {
  readonly id: string;
  readonly customerId: string;
  readonly revision: number;
  readonly sealed: string;
  readonly hasPartner: boolean;
};

/** For the rule about shared phone numbers, at most this number of customers with one number is counted. */
const MOST_SHARERS = 21;

/** Returns the unencrypted facts of these customers. Leaves out erased and restricted customers. */
const findPersons = (tx: Tx, ids: readonly string[]): Promise<Person[]> =>
  tx.many<Person>`
    select c.id, c.sealed, c.created_at,
      (select max(n.created_at) from consent n where n.customer_id = c.id) as last_consent_at,
      (select count(*) from duplicate_pair p where p.state = 'open' and (p.one_id = c.id or p.other_id = c.id))::int
        as open_pairs,
      (select count(*) from (
        select from customer o left join household_member h on h.customer_id = o.id
        where o.phone_index = c.phone_index and o.id <> c.id and o.erased_at is null
          and (m.household_id is null or h.household_id is distinct from m.household_id)
        limit ${MOST_SHARERS}::int) sharers)::int as phone_sharers,
      exists (select from household_member g
        where g.household_id = m.household_id and g.customer_id <> c.id and g.role = 'guardian') as has_guardian
    from customer c left join household_member m on m.customer_id = c.id
    where c.id = any(${ids}::uuid[]) and c.erased_at is null and c.restricted_at is null`;

/**
 * Returns the facts of these customers that the rules check. Leaves out and logs a customer whose row cannot be
 * decrypted.
 */
export async function findQualityFacts(tx: Tx, vault: Vault, ids: readonly string[]): Promise<QualityFacts[]> {
  const [people, addresses, confirmations, revisions, keysOf] = await Promise.all([
    findPersons(tx, ids),
    tx.many<SealedAddress>`
      select id, customer_id, sealed, updated_at from address where customer_id = any(${ids}::uuid[]) order by id`,
    tx.many<Confirmation>`
      select customer_id, subject, fact, confirmed_at from fact_confirmation where customer_id = any(${ids}::uuid[])`,
    tx.many<Revision>`
      select p.id, p.customer_id, r.revision, r.sealed, p.partner_id is not null as has_partner
      from prescription p join prescription_revision r on r.prescription_id = p.id and r.revision = p.revision
      where p.customer_id = any(${ids}::uuid[]) and p.status not in ('withdrawn', 'refused') order by p.id`,
    findKeyrings(tx, vault, ids),
  ]);
  const [placesOf, confirmedOf, revisionsOf] = [
    byCustomer(addresses),
    byCustomer(confirmations),
    byCustomer(revisions),
  ];
  const { data } = viewsOf(
    people,
    ({ id: customerId, sealed, ...person }): QualityFacts => {
      const keys = keysOf(customerId);
      return {
        ...{ customerId, ...person, personal: openPersonalData(keys, { id: customerId, sealed }) },
        addresses: (placesOf.get(customerId) ?? []).map((row) => checkedAddress(keys, row)),
        confirmations: confirmedOf.get(customerId) ?? [],
        ...prescribed(keys, revisionsOf.get(customerId) ?? []),
      };
    },
    ({ id }) => id,
  );
  return data;
}

const byCustomer = <R extends { readonly customerId: string }>(rows: readonly R[]) =>
  Map.groupBy(rows, ({ customerId }) => customerId);

function checkedAddress(keys: Keyring, { id, sealed, updatedAt }: SealedAddress): CheckedAddress {
  const { country, postalCode, phone } = openAddress(keys, { id, sealed });
  return { id, updatedAt, country, postalCode, phone };
}

function prescribed(keys: Keyring, rows: readonly Revision[]): Pick<QualityFacts, 'lastPrescription' | 'issuedOn'> {
  const all = rows.map((row) => ({ contents: openRevision(keys, row), hasPartner: row.hasPartner }));
  const last = all.toSorted((one, other) => other.contents.expiresOn.localeCompare(one.contents.expiresOn))[0];
  const lastPrescription: LastPrescription | null = last
    ? { expiresOn: last.contents.expiresOn, isAskable: last.hasPartner || isAskable(last.contents.prescriber) }
    : null;
  return { lastPrescription, issuedOn: all.map(({ contents }) => contents.issuedOn) };
}

const isAskable = ({
  phone,
  fax,
  address,
}: {
  phone?: string | undefined;
  fax?: string | undefined;
  address?: string | undefined;
}) => [phone, fax, address].some((way) => way !== undefined);
