// Reads customers by what they bought; every figure is counted from the purchases at that moment.
import { COUNTED_AT_MOST, type Found } from '@toric/chassis/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

type Filter = { boughtProductId?: string | undefined; since?: string | undefined; minOrders: number };
type Member = {
  customerId: string;
  registeredAt: Date | null;
  ordersPlaced: number;
  ordersConfirmed: number;
  ordersCancelled: number;
  ordersMatched: number;
  lastMatchedAt: Date | null;
};
/** `resumeAt`: where the next page begins when all of this one are shown; null at the end. */
type Audience = Found<Member> & { resumeAt: string | null };
/** So many customers behind `after`. Uuidv7 ids grow with time, so the id alone is a stable order. */
type Stretch = { after: string; customers: number };

const FIRST = '00000000-0000-0000-0000-000000000000';
/** A filter may fit one customer in a million: a page ends after so many, whatever it found. */
const LOOKED_AT = 5_000;

/** The last customer of a stretch; null when there are no more than that. */
async function endOf(db: Reader, { after, customers }: Stretch): Promise<string | null> {
  const [last] = await db.$queryRaw<{ id: string }[]>`
    select customer_id as id from participant where customer_id > ${after}::uuid
    order by customer_id offset ${customers - 1}::int limit 1`;
  return last?.id ?? null;
}

/**
 * Those of a stretch who fit, with their orders that do: looked up customer by customer, so that no estimate can make it
 * dear. Of a range of uuids PostgreSQL expects one row, and joined what it found row by row with all the rest.
 */
function fitting({ minOrders, since, boughtProductId }: Filter, { after, customers }: Stretch) {
  const orders =
    boughtProductId === undefined
      ? Prisma.sql`purchase o where o.customer_id = p.customer_id`
      : Prisma.sql`(
          select distinct order_id from purchase_line
          where product_id = ${boughtProductId}::uuid and customer_id = p.customer_id
        ) l join purchase o using (order_id) where true`;
  return Prisma.sql`
    with fitting as (
      select p.*, m.*
      from (
        select customer_id, registered_at from participant where customer_id > ${after}::uuid
        order by customer_id limit ${customers}::int
      ) p cross join lateral (
        select count(*)::int as orders, max(o.confirmed_at) as last_at
        from ${orders} and o.confirmed_at is not null and o.cancelled_at is null
          and o.confirmed_at >= coalesce(${since ?? null}::timestamptz, '-infinity')
      ) m
      where m.orders >= ${minOrders}::int
    )`;
}

/** One row more than the page holds, unless its stretch of customers has no more. */
export async function findAudience(db: Reader, filter: Filter, page: PageQuery): Promise<Audience> {
  const stretch = { after: page.cursor ?? FIRST, customers: LOOKED_AT };
  const resumeAt = await endOf(db, stretch);
  const rows = await db.$queryRaw<Member[]>`
    ${fitting(filter, stretch)}, chosen as (
      select * from fitting order by customer_id limit ${page.limit + 1}::int
    )
    select c.customer_id as "customerId", c.registered_at as "registeredAt", c.orders as "ordersMatched",
      c.last_at as "lastMatchedAt", o.placed as "ordersPlaced", o.confirmed as "ordersConfirmed",
      o.cancelled as "ordersCancelled"
    from chosen c cross join lateral (
      select count(placed_at)::int as placed, count(confirmed_at)::int as confirmed, count(cancelled_at)::int as cancelled
      from purchase where customer_id = c.customer_id) o
    order by c.customer_id`;
  return { rows, resumeAt, ...(page.count === 'true' && (await countFitting(db, filter))) };
}

/** Looks at no more customers than a list counts rows. */
async function countFitting(db: Reader, filter: Filter): Promise<Pick<Found<Member>, 'total' | 'totalIsExact'>> {
  const stretch = { after: FIRST, customers: COUNTED_AT_MOST };
  const end = await endOf(db, stretch);
  const [all] = await db.$queryRaw<{ total: number }[]>`
    ${fitting(filter, stretch)} select count(*)::int as total from fitting`;
  return { total: all?.total ?? 0, totalIsExact: end === null };
}
