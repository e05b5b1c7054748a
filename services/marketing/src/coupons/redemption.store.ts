// Stores the decision about each order's coupon, and the counters of uses. Every transaction locks orders first and
// then coupons, each sorted by key, so no deadlock can form.
import { decodeCursor, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { json, type Tx } from '@toric/messaging/sql';
import type { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { CouponUse, Redeemed, Redemption, Refused } from './redemption.ts';

/**
 * Locks and returns the redemption row of each order. An order without a row gets an `open` row in the same statement.
 * So of two concurrent commands for one order the second always waits, even if the order had no row.
 */
export async function claimOrders(tx: Tx, orderIds: readonly string[], now: Date): Promise<Map<string, Redemption>> {
  const rows = await tx.many<Redemption>`
    insert into redemption as r (order_id, status, created_at)
    select id, 'open', ${now}::timestamptz from unnest(${[...new Set(orderIds)].sort()}::uuid[]) as id
    on conflict (order_id) do update set status = r.status
    returning order_id, customer_id, coupon_id, status, discount, currency, reason_code, reason_detail`;
  return new Map(rows.map((row) => [row.orderId, row]));
}

/** Returns how often each of these customers has used each of these coupons. A pair without a use is left out. */
export async function findUses(
  tx: Tx,
  couponIds: readonly string[],
  customerIds: readonly string[],
): Promise<CouponUse[]> {
  return tx.many<CouponUse>`
    select coupon_id, customer_id, used from coupon_use
    where coupon_id = any(${couponIds}::uuid[]) and customer_id = any(${customerIds}::uuid[])`;
}

/**
 * Writes the decisions about coupons and adds the new uses to the counters. The caller has locked the coupons. The lock
 * also protects the rows of `coupon_use`, which are written only under the lock of their coupon.
 */
export async function saveDecisions(tx: Tx, decided: readonly (Redeemed | Refused)[]): Promise<void> {
  if (decided.length === 0) return;
  await tx.run`
    with decided as (
      select * from json_to_recordset(${json(decided)}::json) as d("orderId" uuid, "customerId" uuid, "couponId" uuid,
        status text, discount int, currency text, "reasonCode" text, "reasonDetail" text)
    ), saved as (
      update redemption r set customer_id = d."customerId", coupon_id = d."couponId", status = d.status,
        discount = d.discount, currency = d.currency, reason_code = d."reasonCode", reason_detail = d."reasonDetail"
      from decided d where r.order_id = d."orderId"
    ), counted as (
      update coupon c set used = c.used + uses.n
      from (select "couponId", count(*)::int as n from decided where status = 'redeemed' group by 1) uses
      where c.id = uses."couponId"
    )
    insert into coupon_use as u (coupon_id, customer_id, used)
    select "couponId", "customerId", count(*)::int from decided where status = 'redeemed' group by 1, 2
    on conflict (coupon_id, customer_id) do update set used = u.used + excluded.used`;
}

type ReleasedUses = { couponId: string; released: number };

/**
 * Marks the orders as `released` and subtracts their uses from the counters of the coupon and of the customer. An order
 * that was released or refused before does not change. The caller has locked the orders with claimOrders. Returns the
 * number of released uses of each coupon.
 */
export async function releaseUses(tx: Tx, orderIds: readonly string[], now: Date): Promise<ReleasedUses[]> {
  await tx.run`
    select id from coupon
    where id in (select coupon_id from redemption where order_id = any(${orderIds}::uuid[]) and status = 'redeemed')
    order by id for update`;
  return tx.many<ReleasedUses>`
    with released as (
      update redemption set status = 'released', released_at = ${now}
      where order_id = any(${orderIds}::uuid[]) and status in ('open', 'redeemed')
      returning coupon_id, customer_id
    ), uncounted as (
      update coupon c set used = c.used - uses.n
      from (select coupon_id, count(*)::int as n from released where coupon_id is not null group by 1) uses
      where c.id = uses.coupon_id
    ), uncounted_of_customers as (
      update coupon_use u set used = u.used - uses.n
      from (select coupon_id, customer_id, count(*)::int as n from released where coupon_id is not null group by 1, 2) uses
      where u.coupon_id = uses.coupon_id and u.customer_id = uses.customer_id
    )
    select coupon_id, count(*)::int as released from released where coupon_id is not null group by 1`;
}

type Amended = { readonly orderId: string; readonly discount: number; readonly at: string };

/**
 * Gives the redemptions the discounts of amended orders. The newest amendment counts, in whatever order the events
 * arrive. An order is amended only after its coupon was redeemed, so the row exists. A released redemption gets the new
 * discount, too.
 */
export async function recordAmendedDiscounts(tx: Tx, rows: readonly Amended[]): Promise<void> {
  await tx.run`
    with newest as (
      select distinct on ("orderId") "orderId", discount, at
      from json_to_recordset(${json(rows)}::json) as m("orderId" uuid, discount int, at timestamptz)
      order by "orderId", at desc
    ), locked as (
      select r.order_id from redemption r join newest n on n."orderId" = r.order_id order by 1 for no key update of r
    )
    update redemption r set discount = n.discount, amended_at = n.at
    from newest n join locked on locked.order_id = n."orderId"
    where r.order_id = n."orderId" and r.coupon_id is not null and r.discount is not null
      and (r.amended_at is null or r.amended_at < n.at)`;
}

/** Returns up to `limit + 1` redemptions of the coupon, newest first. The extra row shows that another page follows. */
export async function findRedemptions(db: Reader, couponId: string, status: string | undefined, page: PageQuery) {
  const from = decodeCursor(page.cursor);
  const where = { couponId, ...(status !== undefined && { status }) };
  const orderBy: Prisma.RedemptionOrderByWithRelationInput[] = [{ createdAt: 'desc' }, { orderId: 'desc' }];
  const redemptions = await db.redemption.findMany({
    where: {
      ...where,
      // This repeats the condition of `afterCursor`, because a redemption has the id of its order.
      ...(from && {
        createdAt: { lte: from.createdAt },
        OR: [{ createdAt: { lt: from.createdAt } }, { orderId: { lt: from.id } }],
      }),
    },
    orderBy,
    take: page.limit + 1,
  });
  const rows = redemptions.map((row) => ({ ...row, id: row.orderId }));
  return withTotal(page, rows, ({ take }) => db.redemption.count({ where, orderBy, take }));
}
