import type { Tx } from '@toric/messaging/sql';
import { findKeptAddress, type KeptAddress } from '../people/order-address.store.ts';

/** Records that the parcels of these orders were handed to a carrier. A repeat changes nothing. */
export async function insertSentOrders(tx: Tx, orderIds: readonly string[], now: Date): Promise<void> {
  await tx.run`
    insert into sent_order (order_id, sent_at)
    select distinct id, ${now}::timestamptz from unnest(${orderIds}::uuid[]) as o(id) order by id on conflict do nothing`;
}

/**
 * Returns the stored address of an order whose parcel may still be sent. Returns undefined if the order waits for a
 * prescriber, if its parcel was handed to a carrier, or if no address is stored, for example after a cancellation.
 */
export async function findShipmentAddress(tx: Tx, orderId: string): Promise<KeptAddress | undefined> {
  const [kept, stopped] = await Promise.all([
    findKeptAddress(tx, orderId, undefined),
    tx.maybe`
      select order_id from sent_order where order_id = ${orderId}
      union all select order_id from waiting_order where order_id = ${orderId}`,
  ]);
  return stopped === undefined ? kept : undefined;
}

/**
 * Returns the stored address of an order for the label of a parcel. Unlike the address for the pick list, it is
 * returned even if another parcel of the order was handed to a carrier. Returns undefined if the order waits for a
 * prescriber or has no stored address.
 */
export async function findParcelAddress(tx: Tx, orderId: string): Promise<KeptAddress | undefined> {
  const [kept, waiting] = await Promise.all([
    findKeptAddress(tx, orderId, undefined),
    tx.maybe`select order_id from waiting_order where order_id = ${orderId}`,
  ]);
  return waiting === undefined ? kept : undefined;
}
