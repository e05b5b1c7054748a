/**
 * Stores the terms of coupons, from the latest message of marketing. Only marketing counts the uses and decides about
 * each of them.
 */
import type { CouponChanged } from '@toric/contracts/marketing/events';
import type { DataOf } from '@toric/contracts/kernel/message';
import { json, type Tx } from '@toric/messaging/sql';
import type { KnownCoupon } from './sale-rules.ts';

export type StoredTerms = DataOf<typeof CouponChanged>;

/**
 * Inserts or replaces the terms of a coupon. It compares no versions, because the version gate has dropped older
 * states.
 */
export async function saveCoupon(tx: Tx, terms: StoredTerms): Promise<void> {
  await tx.run`
    insert into coupon (coupon_id, code, terms) values (${terms.couponId}, ${terms.code}, ${json(terms)})
    on conflict (coupon_id) do update set terms = excluded.terms`;
}

export function knownCoupon(stored: StoredTerms, usedByCustomer: number): KnownCoupon {
  const { startsAt, endsAt, usedUp, ...terms } = stored;
  const window = { startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt) };
  return { terms: { ...terms, ...window }, usedUp, usedByCustomer };
}

/**
 * Returns the coupon with this code, and the number of the customer's orders that use it. Returns undefined if the code
 * is unknown.
 */
export async function findCoupon(
  tx: Tx,
  code: string | undefined,
  customerId: string,
): Promise<KnownCoupon | undefined> {
  if (code === undefined) return undefined;
  const row = await tx.maybe<{ terms: StoredTerms; used: number }>`
    select terms, (
        select count(*)::int from orders
        where customer_id = ${customerId} and coupon_code = c.code and status not in ('cancelling', 'cancelled')) as used
    from coupon c where code = ${code}`;
  return row && knownCoupon(row.terms, row.used);
}
