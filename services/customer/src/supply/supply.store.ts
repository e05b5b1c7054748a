/** Stores the lenses that were supplied to each customer, in days of wear. */
import { json, type Tx } from '@toric/messaging/sql';
import type { SupplyRequest } from './may-supply.ts';
import { daysIn, type Supply } from './most-supply.ts';

/** A supply counts at most this number of days, so that a wrong message cannot exceed the range of the column. */
const MOST_DAYS = 100_000;

type Asked = { readonly customerId: string; readonly orderId?: string };

/**
 * Returns the supplies to the customers of these requests, without cancelled orders. Supplies of orders outside these
 * requests are summed up by prescription, eye, lens and day.
 */
export async function findSupplies(tx: Tx, requests: readonly Asked[]): Promise<Supply[]> {
  const orderIds = requests.flatMap(({ orderId }) => orderId ?? []);
  const customerIds = [...new Set(requests.map(({ customerId }) => customerId))];
  return tx.many<Supply>`
    select customer_id, prescription_id, eye, lens_id, supplied_on::text, sum(days)::int as days,
      case when order_id = any(${orderIds}::uuid[]) then order_id end as order_id
    from supply where customer_id = any(${customerIds}::uuid[])
      and not exists (select from cancelled_order c where c.order_id = supply.order_id)
    group by 1, 2, 3, 4, 5, 7`;
}

type Supplied = {
  readonly request: Pick<SupplyRequest, 'orderId' | 'customerId' | 'lines'>;
  readonly suppliedOn: string;
};

/**
 * Inserts a row for each line, with the days for which its lenses last. Does nothing for a line that was inserted
 * before.
 */
export function insertSupplies(tx: Tx, supplied: readonly Supplied[]): void {
  const rows = supplied.flatMap(({ request: { orderId, customerId, lines }, suppliedOn }) =>
    lines
      .filter((line) => daysIn(line) > 0)
      .map((line) => ({ ...line, orderId, customerId, suppliedOn, days: Math.min(daysIn(line), MOST_DAYS) })),
  );
  if (rows.length === 0) return;
  tx.write`
    insert into supply (order_id, line_id, customer_id, prescription_id, eye, lens_id, days, supplied_on)
    select "orderId", "lineId", "customerId", "prescriptionId", eye, "lensId", days, "suppliedOn"
    from json_to_recordset(${json(rows)}::json)
      as r("orderId" uuid, "lineId" uuid, "customerId" uuid, "prescriptionId" uuid, eye text, "lensId" uuid, days int,
        "suppliedOn" date)
    on conflict do nothing`;
}

/**
 * Records that the orders were cancelled, and deletes their supplies. The record of the cancellation stays, because the
 * request to decide an order may arrive after its cancellation.
 */
export function cancelSupplies(tx: Tx, orderIds: readonly string[], now: Date): void {
  tx.write`
    insert into cancelled_order (order_id, cancelled_at)
    select id, ${now}::timestamptz from unnest(${orderIds}::uuid[]) as id order by id on conflict do nothing`;
  tx.write`delete from supply where order_id = any(${orderIds}::uuid[])`;
}

/**
 * Replaces the supplies of an order by the lines of its amendment. Does nothing if the order was cancelled, because the
 * cancellation may arrive before the amendment.
 */
export async function replaceSupplies(tx: Tx, supplied: Supplied): Promise<void> {
  const { orderId } = supplied.request;
  const cancelled = await tx.maybe`select order_id from cancelled_order where order_id = ${orderId}`;
  if (cancelled) return;
  tx.write`delete from supply where order_id = ${orderId}`;
  insertSupplies(tx, [supplied]);
}
