/**
 * Reads and writes calls that the telephone system reported. The number is encrypted with a key of the service, because
 * it may belong to no customer.
 */
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import { CALLERS_AT_MOST, type CallState } from '@toric/contracts/customer/contacts/telephony.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Tx } from '@toric/messaging/sql';
import type { PhoneCall } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { CallEvent } from './telephony.ts';

/** Calls are kept for this number of ms, which is a week. */
const KEPT_MS = 7 * 86_400_000;
/** Holds the largest number of old calls that one new call deletes. */
const DELETED_AT_ONCE = 500;
/**
 * A call without a recorded end is not shown as under way after this number of ms, because the telephone system has
 * then probably lost the event of its end.
 */
const LONGEST_MS = 4 * 3_600_000;

export type StoredCall = PhoneCall;

const contextOf = (id: string) => `phone_call/${id}`;

/** Returns the telephone number of a call. Returns null if the other side hid its number. */
export const openNumber = (vault: Vault, { id, sealed }: Pick<PhoneCall, 'id' | 'sealed'>): string | null =>
  vault.openShared(contextOf(id), sealed) || null;

type Means = { readonly now: Date; readonly newId: () => string };

/**
 * Inserts or updates the call. Events may come twice and in any order, so each event sets only its own time. Returns
 * the id of the call, and whether it is new.
 */
export async function saveCall(
  tx: Tx,
  vault: Vault,
  { staffId, event }: { staffId: string; event: CallEvent },
  { now, newId }: Means,
): Promise<{ id: string; isNew: boolean }> {
  const { state, at, direction, number = '' } = event;
  const [id, externalId] = [newId(), vault.blindIndex('call', event.callId)];
  const [answeredAt, endedAt] = [state === 'answered' ? at : null, state === 'ended' ? at : null];
  const call = await tx.one<{ id: string }>`
    insert into phone_call (id, external_id, staff_id, direction, sealed, phone_index, rang_at, answered_at, ended_at,
      created_at)
    values (${id}, ${externalId}, ${staffId}, ${direction}, ${vault.sealShared(contextOf(id), number)},
      ${vault.blindIndex('phone', number)}, ${at}, ${answeredAt}, ${endedAt}, ${now})
    on conflict (external_id) do update set
      rang_at = least(phone_call.rang_at, excluded.rang_at),
      answered_at = coalesce(phone_call.answered_at, excluded.answered_at),
      ended_at = coalesce(phone_call.ended_at, excluded.ended_at)
    returning id`;
  await tx.run`
    delete from phone_call where id in (
      select id from phone_call where created_at < ${new Date(now.getTime() - KEPT_MS)}
      order by created_at limit ${DELETED_AT_ONCE}::int for update skip locked)`;
  return { id: call.id, isNew: call.id === id };
}

/** Returns the call if it belongs to this member of staff. Returns undefined otherwise. */
export const findCall = (tx: Tx, id: string, staffId: string): Promise<PhoneCall | undefined> =>
  tx.maybe<PhoneCall>`select * from phone_call where id = ${id} and staff_id = ${staffId}`;

export const stateOf = ({ answeredAt, endedAt }: Pick<PhoneCall, 'answeredAt' | 'endedAt'>): CallState =>
  endedAt ? 'ended' : answeredAt ? 'answered' : 'ringing';

/** Returns the newest call of a member of staff that has not ended. Returns null if there is none. */
export async function readOwnCall(db: Reader, staffId: string, now: Date): Promise<PhoneCall | null> {
  return db.phoneCall.findFirst({
    where: { staffId, endedAt: null, rangAt: { gte: new Date(now.getTime() - LONGEST_MS) } },
    orderBy: { rangAt: 'desc' },
  });
}

/**
 * Returns at most `limit` + 1 calls at the extension of a member of staff, newest first. The extra call shows that
 * another page follows.
 */
export async function readCalls(
  db: Reader,
  { staffId, missed }: { staffId: string; missed: boolean | undefined },
  page: PageQuery,
): Promise<PageRows<PhoneCall>> {
  const unanswered = { direction: 'in', answeredAt: null, endedAt: { not: null } };
  const where = {
    staffId,
    ...(missed === true && unanswered),
    ...(missed === false && { NOT: unanswered }),
  };
  const rows = await db.phoneCall.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.phoneCall.count({ where, ...range }));
}

type Match = { readonly customerId: string; readonly isHousehold: boolean };

/** Returns the customers with this telephone number, and then the members of the households with this number. */
export const findCallers = (tx: Tx, phoneIndex: string): Promise<Match[]> =>
  tx.many<Match>`
    select customer_id, bool_and(is_household) as is_household from (
      select id as customer_id, false as is_household from customer where phone_index = ${phoneIndex}
      union all
      select m.customer_id, true from household h join household_member m on m.household_id = h.id
        join customer c on c.id = m.customer_id
      where h.phone_index = ${phoneIndex} and c.erased_at is null) match
    group by customer_id order by is_household, customer_id limit ${CALLERS_AT_MOST}::int`;
