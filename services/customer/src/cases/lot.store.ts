/**
 * Reads and writes the lots of which boxes were sent for orders. The customers of a lot are found through the recorded
 * supplies of its orders.
 */
import { json, type Tx } from '@toric/messaging/sql';

export type ShippedLot = { readonly orderId: string; readonly lotNumber: string; readonly shippedAt: Date };

/** Inserts lots of orders. Ignores a lot of an order that is stored already, so messages may arrive twice or late. */
export async function insertShippedLots(tx: Tx, lots: readonly ShippedLot[]): Promise<void> {
  if (lots.length === 0) return;
  await tx.run`
    insert into supplied_lot (order_id, lot_number, shipped_at)
    select distinct on ("orderId", "lotNumber") "orderId", "lotNumber", "shippedAt"
    from json_to_recordset(${json(lots)}::json) as r("orderId" uuid, "lotNumber" text, "shippedAt" timestamptz)
    on conflict do nothing`;
}

export type CustomerOfLot = { readonly customerId: string; readonly orderIds: string[]; readonly shippedAt: Date };

/** Returns at most `limit` customers to whom the lot was sent, the last shipment first. */
export const findCustomersOfLot = (tx: Tx, lotNumber: string, limit: number): Promise<CustomerOfLot[]> =>
  tx.many<CustomerOfLot>`
    select s.customer_id, array_agg(distinct l.order_id) as order_ids, max(l.shipped_at) as shipped_at
    from supplied_lot l join supply s on s.order_id = l.order_id
    where l.lot_number = ${lotNumber} group by s.customer_id order by max(l.shipped_at) desc, s.customer_id
    limit ${limit}::int`;

export type CaseOfLot = { readonly id: string; readonly number: string; readonly state: string };

/** Returns at most 100 other cases that name the lot, newest first. */
export const findCasesOfLot = (tx: Tx, lotNumber: string, caseId: string): Promise<CaseOfLot[]> =>
  tx.many<CaseOfLot>`
    select id, number, state from service_case where lot_number = ${lotNumber} and id <> ${caseId}
    order by created_at desc, id desc limit 100`;
