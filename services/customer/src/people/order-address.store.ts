/**
 * Reads and writes the stored copy of the address of each order. It is the address that the supply rules checked. Later
 * changes of the customer's addresses do not change the copy.
 */
import type { Keyring } from '@toric/chassis/data/vault';
import { type Address, StoredAddress } from '@toric/contracts/contact/contact';
import { json, type Tx } from '@toric/messaging/sql';
import { sealedColumn } from '../sealed-column.ts';
import { openAddress } from './address.store.ts';

const kept = sealedColumn('order_address', StoredAddress);

type OrderWithAddress = { orderId: string; shippingAddressId: string };
/**
 * Describes the address of an order. `kept` is the copy that was stored for the order. Without a copy, `sealed` is the
 * present address of the customer.
 */
export type SealedOrderAddress = {
  orderId: string;
  customerId: string;
  id: string;
  sealed: string;
  kept: string | null;
};
export type NewOrderAddress = { orderId: string; customerId: string; sealed: string };

/**
 * Returns the address of each order, still encrypted: its copy, or else the present address of the customer. Leaves out
 * orders without either.
 */
export async function findOrderAddresses(tx: Tx, orders: readonly OrderWithAddress[]): Promise<SealedOrderAddress[]> {
  const orderIds = orders.map(({ orderId }) => orderId);
  const addressIds = orders.map(({ shippingAddressId }) => shippingAddressId);
  return tx.many<SealedOrderAddress>`
    select w.order_id, w.id, coalesce(o.customer_id, a.customer_id) as customer_id, coalesce(a.sealed, '') as sealed, o.sealed as kept
    from unnest(${orderIds}::uuid[], ${addressIds}::uuid[]) as w(order_id, id)
      left join order_address o on o.order_id = w.order_id
      left join address a on a.id = w.id
    where o.order_id is not null or a.id is not null`;
}

export const openOrderAddress = (keys: Keyring, { orderId, id, sealed, kept: copy }: SealedOrderAddress): Address =>
  copy === null ? openAddress(keys, { id, sealed }) : kept.open(keys, orderId, copy);

export const sealOrderAddress = (keys: Keyring, orderId: string, address: Address): string =>
  kept.seal(keys, orderId, address);

/**
 * Inserts the copies of the addresses of orders. Aborts the transaction if another transaction has stored a copy for
 * one of the orders. The message is then applied again, and the supply rules check the stored copy.
 */
export function keepOrderAddresses(tx: Tx, added: readonly NewOrderAddress[], now: Date): void {
  if (added.length === 0) return;
  tx.expect(added.length, 'the address of an order was kept by another transaction')`
    insert into order_address (order_id, customer_id, sealed, created_at)
    select "orderId", "customerId", sealed, ${now}::timestamptz
    from json_to_recordset(${json(added)}::json) as a("orderId" uuid, "customerId" uuid, sealed text)
    on conflict (order_id) do nothing`;
}

/** Deletes the stored addresses of cancelled orders, because nothing will be sent to them. */
export function deleteOrderAddresses(tx: Tx, orderIds: readonly string[]): void {
  tx.write`delete from order_address where order_id = any(${orderIds}::uuid[])`;
}

export type KeptAddress = { orderId: string; customerId: string; sealed: string; createdAt: Date };

/**
 * Returns the copy of an order. Returns undefined if there is none or, with `self`, if it belongs to another customer.
 */
export async function findKeptAddress(
  tx: Tx,
  orderId: string,
  self: string | undefined,
): Promise<KeptAddress | undefined> {
  return tx.maybe<KeptAddress>`
    select order_id, customer_id, sealed, created_at from order_address
    where order_id = ${orderId} and customer_id = ${self ?? null}::uuid is not false`;
}

export const openKeptAddress = (keys: Keyring, { orderId, sealed }: KeptAddress): Address =>
  kept.open(keys, orderId, sealed);

/**
 * Gives an order the address of its amendment, which was stored under the id of the amendment. Does nothing if the
 * amendment has stored no address, because the order keeps its address. Also does nothing if the order was cancelled
 * and so has no address.
 */
export async function moveAmendedAddress(
  tx: Tx,
  keys: Keyring,
  { orderId, amendmentId }: { orderId: string; amendmentId: string },
  now: Date,
): Promise<void> {
  const [amended, before] = await Promise.all([
    findKeptAddress(tx, amendmentId, undefined),
    findKeptAddress(tx, orderId, undefined),
  ]);
  if (!amended) return;
  deleteOrderAddresses(tx, [amendmentId]);
  if (!before) return;
  const { customerId } = amended;
  deleteOrderAddresses(tx, [orderId]);
  keepOrderAddresses(
    tx,
    [{ orderId, customerId, sealed: sealOrderAddress(keys, orderId, openKeptAddress(keys, amended)) }],
    now,
  );
}
