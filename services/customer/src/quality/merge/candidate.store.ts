/** Reads from the database the facts about two customers that the merge rules need. */
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { ProfileFact } from '@toric/contracts/customer/people/freshness.http';
import type { MergedThing } from '@toric/contracts/customer/quality/merge.http';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from '../../data-key.store.ts';
import type { Customer as CustomerRow } from '../../generated/client.ts';
import type { Customer } from '../../people/customer.ts';
import { openCustomer } from '../../people/customer.store.ts';
import { openRevision } from '../../prescriptions/prescription.store.ts';
import type { Candidate, Powers } from './merge-rules.ts';
import { COUNTED } from './merge-tables.ts';

type Facts = Pick<Candidate, 'hasSignIn' | 'isHeld' | 'ordersUnderWay' | 'isInOtherMerge' | 'householdId'>;
type Row = CustomerRow & Facts;

/** Describes a customer who may be merged, with the customer's keys. */
export type Mergeable = { readonly candidate: Candidate; readonly customer: Customer; readonly keys: Keyring };

type Asked = {
  readonly vault: Vault;
  readonly ids: readonly string[];
  readonly today: string;
  readonly jobId: string | null;
};

/**
 * Returns the customers by id. Customers who were erased or merged are missing. `jobId` is the calling job: its own
 * items do not count as another merge.
 */
export async function findMergeable(
  tx: Tx,
  { vault, ids, today, jobId }: Asked,
): Promise<ReadonlyMap<string, Mergeable>> {
  const rows = await tx.many<Row>`
    select c.*,
      (a.password_hash is not null or exists (select from passkey p where p.account_id = c.id)) as has_sign_in,
      (c.restricted_at is not null or exists (select from privacy_request r
        where r.customer_id = c.id and r.state in ('collecting', 'asked', 'in-force'))) as is_held,
      (select count(*)::int from (
        select order_id from waiting_order w where w.customer_id = c.id
        union select o.order_id from order_address o
        where o.customer_id = c.id and not exists (select from sent_order s where s.order_id = o.order_id)) u) as orders_under_way,
      exists (select from change_item i join change_job j on j.id = i.job_id
        where j.kind = 'customer-merge' and j.state in ('planned', 'checking', 'ready', 'running')
          and i.state = 'planned' and i.record_ids @> array[c.id] and j.id is distinct from ${jobId}::uuid) as is_in_other_merge,
      (select household_id from household_member m where m.customer_id = c.id) as household_id
    from customer c join account a on a.id = c.id
    where c.id = any(${ids}::uuid[]) and c.erased_at is null`;
  const found = rows.map(({ id }) => id);
  const [keysOf, confirmed] = [await findKeyrings(tx, vault, found), await findConfirmed(tx, found)];
  const powers = await findPowers(tx, keysOf, { ids: found, today });
  return new Map(rows.map((row) => [row.id, mergeable(row, keysOf(row.id), { confirmed, powers })]));
}

type Known = {
  readonly confirmed: Awaited<ReturnType<typeof findConfirmed>>;
  readonly powers: Awaited<ReturnType<typeof findPowers>>;
};

function mergeable(row: Row, keys: Keyring, { confirmed, powers }: Known): Mergeable {
  const { hasSignIn, isHeld, ordersUnderWay, isInOtherMerge, householdId, id, createdAt } = row;
  const customer = openCustomer(keys, row);
  const candidate: Candidate = {
    ...{ id, createdAt, personal: customer.personal },
    ...{ hasSignIn, isHeld, ordersUnderWay, isInOtherMerge, householdId },
    confirmedAt: new Map(
      (confirmed.get(id) ?? []).map(({ fact, confirmedAt }) => [ProfileFact.parse(fact), confirmedAt]),
    ),
    prescriptions: powers.get(id) ?? [],
  };
  return { candidate, customer, keys };
}

async function findConfirmed(tx: Pick<Tx, 'many'>, ids: readonly string[]) {
  const rows = await tx.many<{ customerId: string; fact: string; confirmedAt: Date }>`
    select customer_id, fact, confirmed_at from fact_confirmation
    where customer_id = any(${ids}::uuid[]) and subject = customer_id and fact <> 'address'`;
  return Map.groupBy(rows, ({ customerId }) => customerId);
}

type KeysOf = Awaited<ReturnType<typeof findKeyrings>>;

/** Returns the lens powers of the verified prescriptions that have not expired, by customer. */
async function findPowers(
  tx: Pick<Tx, 'many'>,
  keysOf: KeysOf,
  { ids, today }: { ids: readonly string[]; today: string },
): Promise<ReadonlyMap<string, readonly Powers[]>> {
  const rows = await tx.many<{ id: string; customerId: string; revision: number; sealed: string }>`
    select p.id, p.customer_id, p.revision, r.sealed from prescription p
      join prescription_revision r on r.prescription_id = p.id and r.revision = p.revision
    where p.customer_id = any(${ids}::uuid[]) and p.status = 'verified' order by p.id`;
  const valid = rows.flatMap((row) => {
    const { expiresOn, eyes } = openRevision(keysOf(row.customerId), row);
    const powers = { right: eyes.right?.parameters, left: eyes.left?.parameters };
    return expiresOn < today ? [] : [{ customerId: row.customerId, powers }];
  });
  return new Map(
    [...Map.groupBy(valid, ({ customerId }) => customerId)].map(([id, own]) => [id, own.map(({ powers }) => powers)]),
  );
}

/** Returns true if staff have decided that these two customers are two people. */
export const areKeptApart = async (tx: Pick<Tx, 'maybe'>, one: string, other: string): Promise<boolean> =>
  (await tx.maybe`
    select from duplicate_pair
    where state = 'different' and one_id = least(${one}::uuid, ${other}::uuid)
      and other_id = greatest(${one}::uuid, ${other}::uuid)`) !== undefined;

/** Counts the rows that a merge would move, for each table of `COUNTED` that has such rows. */
export async function countMoves(tx: Pick<Tx, 'one'>, id: string): Promise<{ what: MergedThing; rows: number }[]> {
  const counted = await tx.one<Record<string, number>>(COUNT_ALL, ...Object.keys(COUNTED).map(() => id));
  return (Object.keys(COUNTED) as MergedThing[]).flatMap((what) => {
    const rows = counted[what] ?? 0;
    return rows > 0 ? [{ what, rows }] : [];
  });
}

/**
 * Counts the rows of every table of `COUNTED` in one statement. The names of the tables come from the code, so they
 * need no escaping.
 */
const COUNT_ALL = countAll();
function countAll(): TemplateStringsArray {
  const counts = Object.entries(COUNTED).map(
    ([what, { table, column }]) => `(select count(*)::int from ${table} where ${column} = $$::uuid) as ${what}`,
  );
  const parts = `select ${counts.join(', ')}`.split('$$');
  return Object.assign(parts, { raw: parts });
}

type CertainPair = { readonly pairId: string; readonly oneId: string; readonly otherId: string };

/** Returns the open pairs that the search marked as certain, the oldest first. */
export const findCertainPairs = (tx: Pick<Tx, 'many'>, most: number): Promise<CertainPair[]> =>
  tx.many<CertainPair>`
    select id as pair_id, one_id, other_id from duplicate_pair
    where state = 'open' and is_certain order by created_at, id limit ${most}::int`;

type Chain = { readonly id: string; readonly hasSignIn: boolean; readonly createdAt: Date };

/** Returns the unencrypted data that decide which of two customers stays after a merge. */
export const findAges = (tx: Pick<Tx, 'many'>, ids: readonly string[]): Promise<Chain[]> =>
  tx.many<Chain>`
    select c.id, c.created_at,
      (a.password_hash is not null or exists (select from passkey p where p.account_id = c.id)) as has_sign_in
    from customer c join account a on a.id = c.id where c.id = any(${ids}::uuid[]) and c.erased_at is null`;
