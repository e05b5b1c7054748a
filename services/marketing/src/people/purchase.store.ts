// Stores a projection of customers and their orders. Each type of event writes its own columns. If two events write a
// time into the same column, the earlier time is kept. So the stored rows depend neither on the sequence of the events
// nor on repeated events. Rows are written in the order of their keys, so no deadlock can form.
import { json, type Tx } from '@toric/messaging/sql';

type Registered = { customerId: string; at: string };
type Placed = {
  orderId: string;
  customerId: string;
  at: string;
  market: string;
  currency: string;
  subtotal: number;
  lines: readonly { lineId: string; productId: string; quantity: number }[];
};
type Confirmed = {
  orderId: string;
  customerId: string;
  at: string;
  currency: string;
  total: number;
  discount: number;
};
type Amended = Omit<Confirmed, 'discount'> & { readonly discount: number | null };
type Cancelled = { orderId: string; customerId: string; at: string; reason: string };

/** Stores when each customer registered. */
export function recordRegistered(tx: Tx, rows: readonly Registered[]): void {
  tx.write`
    insert into participant as p (customer_id, registered_at)
    select "customerId", min(at) from json_to_recordset(${json(rows)}::json) as m("customerId" uuid, at timestamptz)
    group by 1 order by 1
    on conflict (customer_id) do update set registered_at = least(p.registered_at, excluded.registered_at)`;
}

/** Deletes customers whom the undo of an import removed. A customer who has bought something after the import stays. */
export function forgetRemoved(tx: Tx, customerIds: readonly string[]): void {
  const ids = [...new Set(customerIds)].sort();
  tx.write`
    delete from participant p where p.customer_id = any(${ids}::uuid[])
      and not exists (select from purchase where purchase.customer_id = p.customer_id)`;
}

/**
 * Inserts the customer of each order as a participant, unless the participant exists. An event about an order may
 * arrive before the registration of its customer.
 */
function recordParticipants(tx: Tx, rows: readonly { customerId: string }[]): void {
  const customerIds = [...new Set(rows.map(({ customerId }) => customerId))].sort();
  tx.write`
    insert into participant (customer_id) select id from unnest(${customerIds}::uuid[]) as id on conflict do nothing`;
}

/** Stores the orders that were placed, with their lines. */
export function recordPlaced(tx: Tx, rows: readonly Placed[]): void {
  recordParticipants(tx, rows);
  tx.write`
    insert into purchase as p (order_id, customer_id, market, currency, subtotal, placed_at)
    select distinct on ("orderId") "orderId", "customerId", market, currency, subtotal, at
    from json_to_recordset(${json(rows)}::json)
      as m("orderId" uuid, "customerId" uuid, market text, currency text, subtotal int, at timestamptz)
    order by "orderId", at
    on conflict (order_id) do update set market = excluded.market, currency = excluded.currency,
      subtotal = excluded.subtotal, placed_at = least(p.placed_at, excluded.placed_at)`;
  const lines = rows.flatMap(({ orderId, customerId, lines: ofOrder }) =>
    ofOrder.map((line) => ({ orderId, customerId, ...line })),
  );
  tx.write`
    insert into purchase_line (order_id, line_id, customer_id, product_id, quantity)
    select "orderId", "lineId", "customerId", "productId", quantity from json_to_recordset(${json(lines)}::json)
      as m("orderId" uuid, "lineId" uuid, "customerId" uuid, "productId" uuid, quantity int)
    order by 1, 2
    on conflict do nothing`;
}

/** Stores when the orders were confirmed, with their total and discount. */
export function recordConfirmed(tx: Tx, rows: readonly Confirmed[]): void {
  recordParticipants(tx, rows);
  tx.write`
    insert into purchase as p (order_id, customer_id, currency, total, discount, confirmed_at)
    select distinct on ("orderId") "orderId", "customerId", currency, total, discount, at
    from json_to_recordset(${json(rows)}::json)
      as m("orderId" uuid, "customerId" uuid, currency text, total int, discount int, at timestamptz)
    order by "orderId", at
    on conflict (order_id) do update set currency = excluded.currency,
      total = case when p.amended_at is null then excluded.total else p.total end,
      discount = case when p.amended_at is null then excluded.discount else p.discount end, confirmed_at = least(p.confirmed_at, excluded.confirmed_at)`;
}

/**
 * Stores the total and the discount of amended orders. The newest amendment counts, and it overrides the confirmation.
 */
export function recordAmended(tx: Tx, rows: readonly Amended[]): void {
  recordParticipants(tx, rows);
  tx.write`
    insert into purchase as p (order_id, customer_id, currency, total, discount, amended_at)
    select distinct on ("orderId") "orderId", "customerId", currency, total, discount, at
    from json_to_recordset(${json(rows)}::json)
      as m("orderId" uuid, "customerId" uuid, currency text, total int, discount int, at timestamptz)
    order by "orderId", at desc
    on conflict (order_id) do update set currency = excluded.currency, total = excluded.total,
      discount = coalesce(excluded.discount, p.discount), amended_at = excluded.amended_at
    where p.amended_at is null or p.amended_at < excluded.amended_at`;
}

/** Stores the times and the reasons of cancellations. */
export function recordCancelled(tx: Tx, rows: readonly Cancelled[]): void {
  recordParticipants(tx, rows);
  tx.write`
    insert into purchase as p (order_id, customer_id, cancel_reason, cancelled_at)
    select distinct on ("orderId") "orderId", "customerId", reason, at
    from json_to_recordset(${json(rows)}::json) as m("orderId" uuid, "customerId" uuid, reason text, at timestamptz)
    order by "orderId", at
    on conflict (order_id) do update set cancel_reason = excluded.cancel_reason,
      cancelled_at = least(p.cancelled_at, excluded.cancelled_at)`;
}
