// Finds customers by their purchases. Every number is counted from the stored purchases at the time of the request.
import { COUNTED_AT_MOST, type PageRows } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

type Filter = {
  boughtProductId?: string | undefined;
  segmentId?: string | undefined;
  since?: string | undefined;
  minOrders: number;
};
type Member = {
  customerId: string;
  registeredAt: Date | null;
  ordersPlaced: number;
  ordersConfirmed: number;
  ordersCancelled: number;
  ordersMatched: number;
  lastMatchedAt: Date | null;
};
/**
 * Describes a page of matching customers. `resumeAt` is the id of the last customer that was examined, or null if the
 * table has no further customer. The next page begins after this customer, unless this page has more matches than it
 * can show.
 */
type Audience = PageRows<Member> & { resumeAt: string | null };
/**
 * Describes the next `customers` customers whose id is greater than `after`. Uuidv7 ids grow with time, so a list
 * sorted by id alone gets new customers only at its end.
 */
type CustomerRange = { after: string; customers: number };

const FIRST = '00000000-0000-0000-0000-000000000000';
/**
 * One page examines at most this number of customers. The limit bounds the work of a request whose filter matches
 * perhaps one customer in a million. A page may therefore have few matches or none, although more customers follow.
 */
const EXAMINED_PER_PAGE = 5_000;

/** Returns the id of the last customer of the range. Returns null if the table ends before the range is full. */
async function endOf(db: Reader, { after, customers }: CustomerRange): Promise<string | null> {
  const [last] = await db.$queryRaw<{ id: string }[]>`
    select customer_id as id from participant where customer_id > ${after}::uuid
    order by customer_id offset ${customers - 1}::int limit 1`;
  return last?.id ?? null;
}

/**
 * Returns the SQL that selects the matching customers of a range and counts their matching orders. `lateral` forces one
 * index look-up per customer. Without it, PostgreSQL would choose a nested loop over the whole table, because it
 * estimates that a range of uuids contains one row.
 */
function matching({ minOrders, since, boughtProductId, segmentId }: Filter, { after, customers }: CustomerRange) {
  const orders =
    boughtProductId === undefined
      ? Prisma.sql`purchase o where o.customer_id = p.customer_id`
      : Prisma.sql`(
          select distinct order_id from purchase_line
          where product_id = ${boughtProductId}::uuid and customer_id = p.customer_id
        ) l join purchase o using (order_id) where true`;
  return Prisma.sql`
    with matching as (
      select p.*, m.*
      from (
        select customer_id, registered_at, restricted from participant where customer_id > ${after}::uuid
        order by customer_id limit ${customers}::int
      ) p cross join lateral (
        select count(*)::int as orders, max(o.confirmed_at) as last_at
        from ${orders} and o.confirmed_at is not null and o.cancelled_at is null
          and o.confirmed_at >= coalesce(${since ?? null}::timestamptz, '-infinity')
      ) m
      where m.orders >= ${minOrders}::int and not p.restricted
        and (${segmentId ?? null}::uuid is null or exists (
          select from segment_member s where s.segment_id = ${segmentId ?? null}::uuid and s.customer_id = p.customer_id))
    )`;
}

/** Returns up to `limit + 1` matching customers of one range. The extra row shows that the range has another match. */
export async function findAudience(db: Reader, filter: Filter, page: PageQuery): Promise<Audience> {
  const range = { after: page.cursor ?? FIRST, customers: EXAMINED_PER_PAGE };
  const resumeAt = await endOf(db, range);
  const rows = await db.$queryRaw<Member[]>`
    ${matching(filter, range)}, chosen as (
      select * from matching order by customer_id limit ${page.limit + 1}::int
    )
    select c.customer_id as "customerId", c.registered_at as "registeredAt", c.orders as "ordersMatched",
      c.last_at as "lastMatchedAt", o.placed as "ordersPlaced", o.confirmed as "ordersConfirmed",
      o.cancelled as "ordersCancelled"
    from chosen c cross join lateral (
      select count(placed_at)::int as placed, count(confirmed_at)::int as confirmed, count(cancelled_at)::int as cancelled
      from purchase where customer_id = c.customer_id) o
    order by c.customer_id`;
  return { rows, resumeAt, ...(page.count === 'true' && (await countMatching(db, filter))) };
}

/**
 * Counts the matches among the first COUNTED_AT_MOST customers. The total is exact if the table has no more customers.
 */
async function countMatching(db: Reader, filter: Filter): Promise<Pick<PageRows<Member>, 'total' | 'totalIsExact'>> {
  const range = { after: FIRST, customers: COUNTED_AT_MOST };
  const end = await endOf(db, range);
  const [all] = await db.$queryRaw<{ total: number }[]>`
    ${matching(filter, range)} select count(*)::int as total from matching`;
  return { total: all?.total ?? 0, totalIsExact: end === null };
}
