// Reads customers by what they bought; every figure is counted from the purchases at that moment.
import { type Found, found } from '@toric/chassis/cursor';
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

/** The customers who fit, with their orders that do; `after` leaves out those of the pages before. */
function fitting(filter: Filter, after: string | null) {
  const { minOrders } = filter;
  const [since, boughtProductId] = [filter.since ?? null, filter.boughtProductId ?? null];
  return Prisma.sql`
    with matched as (
      select o.customer_id, count(*)::int as orders, max(o.confirmed_at) as last_at
      from purchase o
      where o.confirmed_at is not null and o.cancelled_at is null
        and (${since}::timestamptz is null or o.confirmed_at >= ${since}::timestamptz)
        and (${after}::uuid is null or o.customer_id > ${after}::uuid)
        and (${boughtProductId}::uuid is null or exists (
          select from purchase_line l where l.order_id = o.order_id and l.product_id = ${boughtProductId}::uuid))
      group by o.customer_id
    ), fitting as (
      select p.customer_id, p.registered_at, coalesce(m.orders, 0) as orders, m.last_at
      from participant p left join matched m using (customer_id)
      where coalesce(m.orders, 0) >= ${minOrders}::int and (${after}::uuid is null or p.customer_id > ${after}::uuid)
    )`;
}

/** Uuidv7 ids grow with time, so the id alone is a stable order. One row more than the page holds. */
export async function findAudience(db: Reader, filter: Filter, page: PageQuery): Promise<Found<Member>> {
  const rows = await db.$queryRaw<Member[]>`
    ${fitting(filter, page.cursor ?? null)}, chosen as (
      select * from fitting order by customer_id limit ${page.limit + 1}::int
    )
    select c.customer_id as "customerId", c.registered_at as "registeredAt", c.orders as "ordersMatched",
      c.last_at as "lastMatchedAt", o.placed as "ordersPlaced", o.confirmed as "ordersConfirmed",
      o.cancelled as "ordersCancelled"
    from chosen c cross join lateral (
      select count(placed_at)::int as placed, count(confirmed_at)::int as confirmed, count(cancelled_at)::int as cancelled
      from purchase where customer_id = c.customer_id) o
    order by c.customer_id`;
  return found(page, rows, async () => {
    const [all] = await db.$queryRaw<{ total: number }[]>`
      ${fitting(filter, null)} select count(*)::int as total from fitting`;
    return all?.total ?? 0;
  });
}
