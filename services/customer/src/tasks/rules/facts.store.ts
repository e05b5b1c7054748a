/**
 * Reads the facts that the task rules use: birthdays, ends of prescriptions, and supplies. Encrypted values are
 * decrypted here and are not stored elsewhere.
 */
import { viewsOf } from '@toric/chassis/data/unreadable';
import type { Vault } from '@toric/chassis/data/vault';
import type { Eye } from '@toric/contracts/lens';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from '../../data-key.store.ts';
import { openPersonalData } from '../../people/customer.store.ts';
import { openRevision } from '../../prescriptions/prescription.store.ts';
import type { Facts, PrescriptionEnd, Supplied } from './rule.ts';

const FIRST = '00000000-0000-0000-0000-000000000000';

type Person = { readonly id: string; readonly sealed: string };
type Revision = {
  readonly id: string;
  readonly customerId: string;
  readonly revision: number;
  readonly sealed: string;
};
type SupplyRow = Supplied & { readonly customerId: string; readonly eye: Eye };

const grouped = <R extends { customerId: string }>(rows: readonly R[]) =>
  Map.groupBy(rows, ({ customerId }) => customerId);

export type FactsPage = { readonly facts: readonly Facts[]; readonly last: string | undefined };

/**
 * Returns the facts of the next customers by id. Leaves out erased and restricted customers. Leaves out and logs a
 * customer whose row cannot be decrypted. `last` is the id after which the next page begins. It is undefined after the
 * last page.
 */
export async function findFacts(tx: Tx, vault: Vault, after: string | null, limit: number): Promise<FactsPage> {
  const people = await tx.many<Person>`
    select id, sealed from customer
    where id > ${after ?? FIRST} and erased_at is null and restricted_at is null order by id limit ${limit}`;
  const ids = people.map(({ id }) => id);
  if (ids.length === 0) return { facts: [], last: undefined };
  const [keysOf, revisions, supplies] = await Promise.all([
    findKeyrings(tx, vault, ids),
    findEnds(tx, ids),
    findSupplies(tx, ids),
  ]);
  const [ends, supplied] = [grouped(revisions), grouped(supplies)];
  const { data } = viewsOf(people, (row): Facts => {
    const keys = keysOf(row.id);
    const { dateOfBirth } = openPersonalData(keys, row);
    const own = (ends.get(row.id) ?? []).map(
      (one): PrescriptionEnd => ({
        ...{ id: one.id, revision: one.revision, endsOn: openRevision(keys, one).expiresOn },
      }),
    );
    return { customerId: row.id, dateOfBirth, ends: own, supplies: supplied.get(row.id) ?? [] };
  });
  return { facts: data, last: ids.at(-1) };
}

/** Returns the current revisions of the prescriptions that permit supply, still encrypted. */
const findEnds = (tx: Tx, ids: readonly string[]): Promise<Revision[]> =>
  tx.many<Revision>`
    select p.id, p.customer_id, r.revision, r.sealed from prescription p
      join prescription_revision r on r.prescription_id = p.id and r.revision = p.revision
    where p.customer_id = any(${ids}::uuid[]) and p.status in ('presented', 'verified')`;

const findSupplies = (tx: Tx, ids: readonly string[]): Promise<SupplyRow[]> =>
  tx.many<SupplyRow>`
    select s.customer_id, s.eye, s.order_id, s.supplied_on::text, sum(s.days)::int as days from supply s
    where s.customer_id = any(${ids}::uuid[])
      and not exists (select from cancelled_order c where c.order_id = s.order_id)
    group by 1, 2, 3, 4`;
