// Stores gifts of store credit. An advisory lock of the customer and the currency keeps two transactions from giving
// store credit at the same time.
import type { Keyring } from '@toric/chassis/data/vault';
import { StoreCreditGiftStatus } from '@toric/contracts/payment/store-credit/store-credit.http';
import type { Tx } from '@toric/messaging/sql';
import type { StoreCreditGift as GiftRow } from '../generated/client.ts';
import type { Gift } from './gift.ts';
import type { Owner } from './ledger.ts';
import { findKept } from './ledger.store.ts';

const placeOf = (row: string) => ({ table: 'store_credit_gift', column: 'sealed_reason', row });

/** Returns a stored gift. Its reason is null without the keys of the customer. */
export const giftOf = ({ sealedReason, ...row }: GiftRow, keys: Keyring | undefined): Gift => ({
  ...row,
  status: StoreCreditGiftStatus.parse(row.status),
  reason: keys && sealedReason !== null ? keys.open(placeOf(row.id), sealedReason) : null,
});

/**
 * Takes an advisory lock, so that only one transaction at a time gives store credit to a customer in this currency. If
 * the customer was merged into another customer, locks and returns that other customer, so that merged ids share one
 * limit.
 */
export async function lockGifts(tx: Tx, { customerId, currency }: Owner): Promise<Owner> {
  const keptId = await keptOf(tx, customerId);
  await tx.run`select pg_advisory_xact_lock(hashtextextended(${`store credit of ${keptId} in ${currency}`}, 0))`;
  const owner = { customerId: keptId, currency };
  // A merge may have ended while this transaction waited for the lock.
  return (await keptOf(tx, keptId)) === keptId ? owner : lockGifts(tx, owner);
}

const keptOf = async (tx: Tx, customerId: string): Promise<string> =>
  (await findKept(tx, [customerId])).get(customerId) ?? customerId;

/**
 * Returns the sum of the customer's gifts since `from` that were given or wait for approval. The gifts to customers who
 * were merged into this customer count too.
 */
export const sumGifts = async (tx: Tx, { customerId, currency }: Owner, from: Date): Promise<number> =>
  Number(
    (
      await tx.one<{ sum: string }>`
        with recursive own as (
          select ${customerId}::uuid as id, 0 as depth
          union select m.merged_id, o.depth + 1 from own o
            join merged_customer m on m.kept_id = o.id and m.state = 'merged' where o.depth < 20)
        select coalesce(sum(amount), 0)::text as sum from store_credit_gift
        where customer_id in (select id from own) and currency = ${currency} and status <> 'rejected' and created_at > ${from}`
    ).sum,
  );

/** Returns true if one of these customers was erased. */
export const wasErased = async (tx: Tx, ...customerIds: readonly string[]): Promise<boolean> =>
  (await tx.maybe`select from erased_customer where customer_id = any(${customerIds}::uuid[]) limit 1`) !== undefined;

/** Inserts the gift. Its reason is sealed. */
export async function insertGift(tx: Tx, gift: Gift, keys: Keyring): Promise<void> {
  const { id, customerId, amount, currency, reason, status, requestedBy, decidedBy, createdAt, updatedAt } = gift;
  const sealed = reason === null ? null : keys.seal(placeOf(id), reason);
  await tx.run`
    insert into store_credit_gift (id, customer_id, amount, currency, sealed_reason, status, requested_by, decided_by, created_at,
      updated_at)
    values (${id}, ${customerId}, ${amount}, ${currency}, ${sealed}, ${status}, ${requestedBy}, ${decidedBy}, ${createdAt},
      ${updatedAt})`;
}

/** Returns the customer and the currency of a gift, which never change. */
export const ownerOfGift = (tx: Tx, giftId: string): Promise<Owner | undefined> =>
  tx.maybe<Owner>`select customer_id, currency from store_credit_gift where id = ${giftId}`;

/** Returns the gift. The caller has locked the gifts of its customer. */
export const findGift = async (tx: Tx, giftId: string, keys: Keyring | undefined): Promise<Gift> =>
  giftOf(await tx.one<GiftRow>`select * from store_credit_gift where id = ${giftId}`, keys);

export async function saveDecision(tx: Tx, { id, status, decidedBy, updatedAt }: Gift): Promise<void> {
  await tx.run`
    update store_credit_gift set status = ${status}, decided_by = ${decidedBy}, updated_at = ${updatedAt} where id = ${id}`;
}

/**
 * Removes the reasons of gifts to erased customers, and rejects their waiting gifts. The ledger stays as amounts with
 * an id.
 */
export async function forgetGifts(tx: Tx, customerIds: readonly string[], now: Date): Promise<void> {
  await tx.run`
    insert into erased_customer (customer_id, erased_at) select id, ${now} from unnest(${customerIds}::uuid[]) id
    on conflict do nothing`;
  await tx.run`
    update store_credit_gift set sealed_reason = null,
      status = case status when 'needs-approval' then 'rejected' else status end
    where customer_id = any(${customerIds}::uuid[])`;
}

/** Returns the store credit of a customer, its ledger and the gifts with their reasons, for an access request. */
export async function findPersonalCredit(tx: Tx, customerId: string, keys: Keyring | undefined) {
  const balances = await tx.many<object>`
    select currency, balance::float8 as balance, updated_at from store_credit where customer_id = ${customerId} order by currency`;
  const entries = await tx.many<object>`
    select kind, amount::float8 as amount, currency, balance::float8 as balance, order_id, created_at from store_credit_entry
    where customer_id = ${customerId} order by created_at, id`;
  const gifts = await tx.many<GiftRow>`
    select * from store_credit_gift where customer_id = ${customerId} order by created_at, id`;
  return {
    storeCredit: balances,
    storeCreditEntries: entries,
    storeCreditGifts: gifts.map((row) => {
      const { id, amount, currency, status, reason, createdAt, updatedAt } = giftOf(row, keys);
      return { id, amount, currency, status, reason, createdAt, updatedAt };
    }),
  };
}
