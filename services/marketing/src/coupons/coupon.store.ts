// Coupons in the database. A coupon's row lock puts its uses in order; locks are taken by id, so none can form a ring.
import { afterCursor, found, newestFirst } from '@toric/chassis/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Tx } from '@toric/messaging/sql';
import type { Coupon } from './coupon.ts';
import type { Reader } from '../reader.store.ts';

/** False when the code is taken. */
export async function insertCoupon(tx: Tx, coupon: Coupon): Promise<boolean> {
  const c = coupon;
  const inserted = await tx.run`
    insert into coupon (id, code, description, basis_points, amount, minimum_subtotal, currency, markets, starts_at,
      ends_at, total_limit, per_customer_limit, active, used, version, created_at, updated_at)
    values (${c.id}, ${c.code}, ${c.description}, ${c.basisPoints}, ${c.amount}, ${c.minimumSubtotal}, ${c.currency},
      ${c.markets}, ${c.startsAt}, ${c.endsAt}, ${c.totalLimit}, ${c.perCustomerLimit}, ${c.active}, ${c.used},
      ${c.version}, ${c.createdAt}, ${c.updatedAt})
    on conflict (code) do nothing`;
  return inserted === 1;
}

export async function updateTerms(tx: Tx, coupon: Coupon): Promise<void> {
  const c = coupon;
  await tx.run`
    update coupon set description = ${c.description}, minimum_subtotal = ${c.minimumSubtotal}, currency = ${c.currency},
      markets = ${c.markets}, starts_at = ${c.startsAt}, ends_at = ${c.endsAt}, total_limit = ${c.totalLimit},
      per_customer_limit = ${c.perCustomerLimit}, active = ${c.active}, version = ${c.version},
      updated_at = ${c.updatedAt}
    where id = ${c.id}`;
}

export async function lockCoupon(tx: Tx, id: string): Promise<Coupon | undefined> {
  return tx.maybe<Coupon>`
    select id, code, description, basis_points, amount, minimum_subtotal, currency, markets, starts_at, ends_at,
      total_limit, per_customer_limit, active, used, version, created_at, updated_at
    from coupon where id = ${id} for update`;
}

export async function lockCoupons(tx: Tx, codes: readonly string[]): Promise<Coupon[]> {
  return tx.many<Coupon>`
    select id, code, description, basis_points, amount, minimum_subtotal, currency, markets, starts_at, ends_at,
      total_limit, per_customer_limit, active, used, version, created_at, updated_at
    from coupon where code = any(${codes}::text[]) order by id for update`;
}

export const findCoupon = (db: Reader, id: string) => db.coupon.findUnique({ where: { id } });

type Search = { q: string | undefined; active: boolean | undefined };

/** One row more than the page holds. */
export async function searchCoupons(db: Reader, { q, active }: Search, page: PageQuery) {
  // Prisma hands the text to ILIKE as it is: what means "anything" there must mean itself here
  const literally = q?.replace(/[\\%_]/g, '\\$&');
  const contains = { contains: literally ?? '', mode: 'insensitive' } as const;
  const where = {
    ...(q !== undefined && { OR: [{ code: contains }, { description: contains }] }),
    ...(active !== undefined && { active }),
  };
  const coupons = await db.coupon.findMany({
    where: { AND: [where, afterCursor(page.cursor)] },
    orderBy: newestFirst(),
    take: page.limit + 1,
  });
  return found(page, coupons, (take) => db.coupon.count({ where, orderBy: newestFirst(), take }));
}
