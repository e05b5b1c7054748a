/** Reads and writes households. Their shared data is one encrypted JSON, with a key of the household. */
import type { Vault } from '@toric/chassis/data/vault';
import { HouseholdRole, HouseholdView, MOST_MEMBERS } from '@toric/contracts/customer/households/household.http';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings, insertKey } from '../data-key.store.ts';
import type { Household as Row, HouseholdMember as MemberRow } from '../generated/client.ts';
import { withoutExtension } from '../people/phone.ts';
import { sealedColumn } from '../sealed-column.ts';
import type { Household, Member } from './household.ts';

const sharedData = sealedColumn('household', HouseholdView.pick({ name: true, phone: true, address: true }));

const phoneIndexOf = (vault: Vault, phone: string | null) =>
  phone && vault.blindIndex('phone', withoutExtension(phone));

const memberOf = ({ customerId, role, joinedAt }: MemberRow): Member => ({
  ...{ customerId, joinedAt, role: HouseholdRole.parse(role) },
});

async function openHousehold(tx: Tx, vault: Vault, row: Row): Promise<Household> {
  const { id, payerId, version, createdAt, updatedAt, sealed } = row;
  const keys = (await findKeyrings(tx, vault, [id]))(id);
  return { id, payerId, version, createdAt, updatedAt, data: sharedData.open(keys, id, sealed) };
}

export async function insertHousehold(
  tx: Tx,
  vault: Vault,
  { id, data, payerId, createdAt }: Household,
): Promise<void> {
  const key = vault.newKey(id);
  await insertKey(tx, key);
  await tx.run`
    insert into household (id, sealed, phone_index, payer_id, created_at, updated_at)
    values (${id}, ${sharedData.seal(vault.keyring([key]), id, data)}, ${phoneIndexOf(vault, data.phone)}, ${payerId},
      ${createdAt}, ${createdAt})`;
}

/**
 * Locks the household until the transaction ends, and returns the household. Returns undefined if it does not exist.
 */
export async function lockHousehold(tx: Tx, vault: Vault, id: string): Promise<Household | undefined> {
  const row = await tx.maybe<Row>`select * from household where id = ${id} for no key update`;
  return row && openHousehold(tx, vault, row);
}

export async function findHousehold(tx: Tx, vault: Vault, id: string): Promise<Household | undefined> {
  const row = await tx.maybe<Row>`select * from household where id = ${id}`;
  return row && openHousehold(tx, vault, row);
}

/** Returns the id of the household of a customer. Returns undefined if she has none. */
export async function findHouseholdOf(tx: Pick<Tx, 'maybe'>, customerId: string): Promise<string | undefined> {
  const row = await tx.maybe<{ householdId: string }>`
    select household_id from household_member where customer_id = ${customerId}`;
  return row?.householdId;
}

export async function updateHousehold(
  tx: Tx,
  vault: Vault,
  { id, data, payerId }: Household,
  now: Date,
): Promise<void> {
  const keys = (await findKeyrings(tx, vault, [id]))(id);
  await tx.run`
    update household set sealed = ${sharedData.seal(keys, id, data)}, phone_index = ${phoneIndexOf(vault, data.phone)},
      payer_id = ${payerId}, version = version + 1, updated_at = ${now}
    where id = ${id}`;
}

/** Increments the version of the household, because the list of members is a part of the household. */
export async function touchHousehold(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run`update household set version = version + 1, updated_at = ${now} where id = ${id}`;
}

export const findMembers = async (tx: Pick<Tx, 'many'>, householdId: string): Promise<Member[]> =>
  (
    await tx.many<MemberRow>`
      select * from household_member where household_id = ${householdId} order by joined_at, customer_id`
  ).map(memberOf);

type NewMember = Pick<Member, 'customerId' | 'role'> & { readonly householdId: string; readonly now: Date };

/** Inserts the member and returns true. Returns false if she belongs to a household already. */
export async function insertMember(tx: Tx, { householdId, customerId, role, now }: NewMember): Promise<boolean> {
  const inserted = await tx.run`
    insert into household_member (customer_id, household_id, role, joined_at)
    values (${customerId}, ${householdId}, ${role}, ${now}) on conflict do nothing`;
  return inserted === 1;
}

/** Changes the role of a member. The answers that she gave as a guardian do not count in the new role. */
export async function updateRole(tx: Tx, { householdId, customerId, role, now }: NewMember): Promise<void> {
  await tx.run`
    update household_member set role = ${role}, joined_at = ${now}
    where household_id = ${householdId} and customer_id = ${customerId}`;
}

export const isFull = (members: readonly Member[]): boolean => members.length >= MOST_MEMBERS;

/**
 * Removes a member of a locked household. If she was the payer, the household has no payer. Returns true if she was the
 * last member, and the household was deleted too.
 */
export async function deleteMember(
  tx: Tx,
  { householdId, customerId, now }: { householdId: string; customerId: string; now: Date },
): Promise<boolean> {
  await tx.run`delete from household_member where household_id = ${householdId} and customer_id = ${customerId}`;
  await tx.run`
    update household set payer_id = nullif(payer_id, ${customerId}), version = version + 1, updated_at = ${now}
    where id = ${householdId}`;
  const { left } = await tx.one<{ left: number }>`
    select count(*)::int as left from household_member where household_id = ${householdId}`;
  if (left === 0) await deleteHousehold(tx, householdId);
  return left === 0;
}

/** Deletes the household with its memberships and its key. The members stay customers. */
export async function deleteHousehold(tx: Tx, id: string): Promise<void> {
  await tx.run`delete from household_member where household_id = ${id}`;
  await tx.run`delete from household where id = ${id}`;
  await tx.run`delete from data_key where customer_id = ${id}`;
}

/** Removes a customer from her household, if she has one, before her erasure. */
export async function leaveHousehold(tx: Tx, customerId: string, now: Date): Promise<void> {
  const locked = await tx.maybe<{ id: string }>`
    select h.id from household h join household_member m on m.household_id = h.id
    where m.customer_id = ${customerId} for no key update of h`;
  if (locked) await deleteMember(tx, { householdId: locked.id, customerId, now });
}
