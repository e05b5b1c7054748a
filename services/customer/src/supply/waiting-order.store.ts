/**
 * Reads and writes the orders that wait for a prescriber. A transaction that changes a prescription also answers the
 * waiting orders of its customer.
 */
import { json, type Tx } from '@toric/messaging/sql';
import type { AskedSupply } from './may-supply.ts';

/**
 * Inserts the orders. If an order is already waiting, its row does not change. However, an amendment replaces the
 * earlier amendment of the order. The earlier one has ended, although the message about its end may not have arrived
 * yet.
 */
export async function insertWaitingOrders(tx: Tx, requests: readonly AskedSupply[], now: Date): Promise<void> {
  await tx.run`
    insert into waiting_order (order_id, customer_id, request, created_at)
    select "orderId", "customerId", request, ${now}::timestamptz
    from json_to_recordset(${json(requests.map((request) => ({ ...request, request })))}::json)
      as r("orderId" uuid, "customerId" uuid, request jsonb)
    on conflict (order_id) do update set request = excluded.request, created_at = excluded.created_at
      where excluded.request ? 'amendmentId'`;
}

type Row = { request: AskedSupply };

/**
 * Locks the waiting orders of a customer until the transaction ends, and returns them. If two prescriptions of the
 * customer change at once, the second transaction waits, so no order is answered twice.
 */
export async function lockWaitingOrders(tx: Tx, customerId: string): Promise<AskedSupply[]> {
  const rows = await tx.many<Row>`
    select request from waiting_order where customer_id = ${customerId} order by order_id for update`;
  return rows.map(({ request }) => request);
}

/** Returns the waiting orders of a customer that have a line on this prescription, oldest first. */
export async function findWaitingOrders(tx: Tx, customerId: string, prescriptionId: string): Promise<AskedSupply[]> {
  const rows = await tx.many<Row>`
    select request from waiting_order
    where customer_id = ${customerId} and request @> ${json({ lines: [{ prescriptionId }] })}::jsonb
    order by created_at, order_id`;
  return rows.map(({ request }) => request);
}

/**
 * Deletes the orders. Locks them in the order of their ids first, like lockWaitingOrders, so that no deadlock is
 * possible.
 */
export async function deleteWaitingOrders(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await tx.run`
    delete from waiting_order where order_id in (
      select order_id from waiting_order where order_id = any(${orderIds}::uuid[]) order by order_id for update)`;
}

/**
 * Deletes the waiting order if it waits for this amendment. An order that waits for another amendment does not change.
 */
export async function deleteWaitingAmendments(
  tx: Tx,
  ended: readonly { orderId: string; amendmentId: string }[],
): Promise<void> {
  await tx.run`
    delete from waiting_order w using json_to_recordset(${json(ended)}::json) as e("orderId" uuid, "amendmentId" text)
    where w.order_id = e."orderId" and w.request ->> 'amendmentId' = e."amendmentId"`;
}
