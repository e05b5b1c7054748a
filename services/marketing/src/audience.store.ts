// Reads customers by what they bought; every figure is counted from the purchases at that moment.
import { COUNTED_AT_MOST, type Found } from '@toric/chassis/cursor';
import type { PageQuery } from '@toric/contracts/common';
import { Prisma } from './generated/client.ts';
import type { Reader } from './reader.store.ts';

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
/** The customers after `after`, up to and with `upTo`. Uuidv7 ids grow with time, so the id alone is a stable order. */
type Stretch = { after: string; upTo: string };

const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/** A filter may fit one customer in a million: a page ends after so many, whatever it found. */
const LOOKED_AT = 5_000;

/** The last of the next `count` customers; null when there are no more than that. */
async function endOf(db: Reader, after: string, count: number): Promise<string | null> {
  const [last] = await db.$queryRaw<{ id: string }[]>`
    select customer_id as id from participant where customer_id > ${after}::uuid
    order by customer_id offset ${count - 1}::int limit 1`;
  return last?.id ?? null;
}

/** Those of a stretch who fit, with their orders that do. */
function fitting({ minOrders, ...filter }: Filter, { after, upTo }: Stretch) {
  const [since, boughtProductId] = [filter.since ?? null, filter.boughtProductId];
  const withProduct =
    boughtProductId === undefined
      ? Prisma.empty
      : Prisma.sql`join (
        select distinct customer_id, order_id from purchase_line
        where product_id = ${boughtProductId}::uuid and customer_id > ${after}::uuid and customer_id <= ${upTo}::uuid
      ) l using (customer_id, order_id)`;
  return Prisma.sql`
    with matched as (
      select o.customer_id, count(*)::int as orders, max(o.confirmed_at) as last_at
      from purchase o ${withProduct}
      where o.confirmed_at is not null and o.cancelled_at is null
        and o.customer_id > ${after}::uuid and o.customer_id <= ${upTo}::uuid
        and (${since}::timestamptz is null or o.confirmed_at >= ${since}::timestamptz)
      group by o.customer_id
    ), fitting as (
      select p.customer_id, p.registered_at, coalesce(m.orders, 0) as orders, m.last_at
      from participant p left join matched m using (customer_id)
      where coalesce(m.orders, 0) >= ${minOrders}::int
        and p.customer_id > ${after}::uuid and p.customer_id <= ${upTo}::uuid
    )`;
}

/** One row more than the page holds, unless its stretch of customers has no more. */
export async function findAudience(db: Reader, filter: Filter, page: PageQuery): Promise<Audience> {
  const after = page.cursor ?? FIRST;
  const resumeAt = await endOf(db, after, LOOKED_AT);
  const rows = await db.$queryRaw<Member[]>`
    ${fitting(filter, { after, upTo: resumeAt ?? LAST })}, chosen as (
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
  const upTo = await endOf(db, FIRST, COUNTED_AT_MOST);
  const [all] = await db.$queryRaw<{ total: number }[]>`
    ${fitting(filter, { after: FIRST, upTo: upTo ?? LAST })} select count(*)::int as total from fitting`;
  return { total: all?.total ?? 0, totalIsExact: upTo === null };
}
