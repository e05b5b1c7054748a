// Stores coupons. Each use of a coupon locks the row of the coupon, so uses of the same coupon happen one after the
// other. A transaction locks its coupons sorted by id, so no deadlock can form.
import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { COUPON_ALONE_AT_MOST } from '@toric/contracts/marketing/marketing.http';
import type { Tx } from '@toric/messaging/sql';
import type { Coupon } from './coupon.ts';
import type { Reader } from '../reader.store.ts';

/** Inserts the coupon and returns true. Returns false if another coupon has its code. */
export async function insertCoupon(tx: Tx, coupon: Coupon): Promise<boolean> {
  const c = coupon;
  const inserted = await tx.run`
    insert into coupon (id, code, description, basis_points, amount, minimum_subtotal, currency, markets, starts_at,
      ends_at, total_limit, per_customer_limit, active, changed_by, approved_by, used, version, created_at,
      updated_at, announced)
    values (${c.id}, ${c.code}, ${c.description}, ${c.basisPoints}, ${c.amount}, ${c.minimumSubtotal}, ${c.currency},
      ${c.markets}, ${c.startsAt}, ${c.endsAt}, ${c.totalLimit}, ${c.perCustomerLimit}, ${c.active}, ${c.changedBy},
      ${c.approvedBy}, ${c.used}, ${c.version}, ${c.createdAt}, ${c.updatedAt}, true)
    on conflict (code) do nothing`;
  return inserted === 1;
}

/** Updates the terms of the coupon. Its code and its discount never change. */
export async function updateTerms(tx: Tx, coupon: Coupon): Promise<void> {
  const c = coupon;
  await tx.run`
    update coupon set description = ${c.description}, minimum_subtotal = ${c.minimumSubtotal}, currency = ${c.currency},
      markets = ${c.markets}, starts_at = ${c.startsAt}, ends_at = ${c.endsAt}, total_limit = ${c.totalLimit},
      per_customer_limit = ${c.perCustomerLimit}, active = ${c.active}, changed_by = ${c.changedBy},
      approved_by = ${c.approvedBy}, version = ${c.version},
      updated_at = ${c.updatedAt}
    where id = ${c.id}`;
}

/** Locks the coupon until the commit and returns it. Returns undefined if it does not exist. */
export async function lockCoupon(tx: Tx, id: string): Promise<Coupon | undefined> {
  return tx.maybe<Coupon>`
    select id, code, description, basis_points, amount, minimum_subtotal, currency, markets, starts_at, ends_at,
      total_limit, per_customer_limit, active, changed_by, approved_by, used, version, created_at, updated_at
    from coupon where id = ${id} for update`;
}

/** Locks the coupons with these codes until the commit, and returns them sorted by id. Unknown codes are left out. */
export async function lockCoupons(tx: Tx, codes: readonly string[]): Promise<Coupon[]> {
  return tx.many<Coupon>`
    select id, code, description, basis_points, amount, minimum_subtotal, currency, markets, starts_at, ends_at,
      total_limit, per_customer_limit, active, changed_by, approved_by, used, version, created_at, updated_at
    from coupon where code = any(${codes}::text[]) order by id for update`;
}

/**
 * Marks up to 200 coupons that the order service does not know yet as announced, and returns them. Such coupons are
 * older than the announcements, or were loaded with SQL.
 */
export async function announceCoupons(tx: Tx): Promise<Coupon[]> {
  return tx.many<Coupon>`
    update coupon set announced = true
    where id in (select id from coupon where not announced order by id limit 200 for update skip locked)
    returning id, code, description, basis_points, amount, minimum_subtotal, currency, markets, starts_at, ends_at,
      total_limit, per_customer_limit, active, used, version, created_at, updated_at`;
}

/** Returns the coupons with these ids that have a limit of all uses. The caller has locked these coupons. */
export async function findLimitedCoupons(tx: Tx, ids: readonly string[]): Promise<Coupon[]> {
  return tx.many<Coupon>`
    select id, code, description, basis_points, amount, minimum_subtotal, currency, markets, starts_at, ends_at,
      total_limit, per_customer_limit, active, used, version, created_at, updated_at
    from coupon where id = any(${ids}::uuid[]) and total_limit is not null`;
}

export const findCoupon = (db: Reader, id: string) => db.coupon.findUnique({ where: { id } });

type Search = { q: string | undefined; active: boolean | undefined; waits: boolean };

/** Returns the ids of the active coupons that wait for approval. The condition must agree with `needsApproval` of coupon.ts. */
async function findWaiting(db: Reader): Promise<string[]> {
  const waiting = await db.$queryRaw<{ id: string }[]>`
    select id from coupon where active and approved_by is null
      and (basis_points > ${COUPON_ALONE_AT_MOST}::int or basis_points is null
        and coalesce(amount, 0)::bigint * 10000 > coalesce(minimum_subtotal, 0)::bigint * ${COUPON_ALONE_AT_MOST}::int)
    order by created_at desc limit 1000`;
  return waiting.map(({ id }) => id);
}

/** Returns up to `limit + 1` coupons, the newest first. The extra row shows that another page follows. */
export async function searchCoupons(db: Reader, { q, active, waits }: Search, page: PageQuery) {
  // Prisma does not escape the text for ILIKE. The wildcards % and _ are escaped here, so that they match themselves.
  const escaped = q?.replace(/[\\%_]/g, '\\$&');
  const contains = { contains: escaped ?? '', mode: 'insensitive' } as const;
  const where = {
    ...(q !== undefined && { OR: [{ code: contains }, { description: contains }] }),
    ...(active !== undefined && { active }),
    ...(waits && { id: { in: await findWaiting(db) } }),
  };
  const coupons = await db.coupon.findMany(pageRange(page, where));
  return withTotal(page, coupons, (range) => db.coupon.count({ where, ...range }));
}
