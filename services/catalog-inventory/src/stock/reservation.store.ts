import { json, type Tx } from '@toric/messaging/sql';
import type { Reservation, ReservationStatus } from './reservation.ts';

/*
 * Lock order: reservations by order id, then lots by id (stock.store.ts). Every transaction keeps it, so batches cannot
 * deadlock.
 */

type Claim = {
  orders: readonly { orderId: string; market?: string | undefined; customerPseudonym?: string | undefined }[];
  status: ReservationStatus;
  reservedUntil: Date | null;
  now: Date;
};

/**
 * Inserts a reservation for each order that has none. Returns the ids of the orders for which it inserted one.
 * If another transaction is inserting a reservation for the same order, the insert waits until that transaction ends.
 */
export async function claimReservations(tx: Tx, { orders, status, reservedUntil, now }: Claim): Promise<Set<string>> {
  const rows = orders.map(({ orderId, market, customerPseudonym }) => ({ orderId, market, customerPseudonym }));
  const claimed = await tx.many<{ orderId: string }>`
    insert into reservation
      (order_id, status, market, customer_pseudonym, reserved_until, refused_line_ids, created_at, updated_at)
    select distinct on ("orderId") "orderId", ${status}, market, "customerPseudonym", ${reservedUntil}::timestamptz,
      '{}'::uuid[], ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${json(rows)}::json) as o("orderId" uuid, market text, "customerPseudonym" uuid)
    order by "orderId"
    on conflict do nothing returning order_id`;
  return new Set(claimed.map(({ orderId }) => orderId));
}

/** Returns the packs among `packIds` whose product is not a lens. Their boxes are reserved without evidence. */
export async function findFreePacks(tx: Tx, packIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (packIds.length === 0) return new Set();
  const packs = await tx.many<{ id: string }>`
    select pack.id from pack join product on product.id = product_id
    where pack.id = any(${packIds}::uuid[]) and goods in ('solution', 'accessory')`;
  return new Set(packs.map(({ id }) => id));
}

export async function lockReservations(tx: Tx, orderIds: readonly string[]): Promise<Map<string, Reservation>> {
  if (orderIds.length === 0) return new Map();
  const rows = await tx.many<Reservation>`
    select order_id, status, reserved_until, refused_line_ids, packed_at from reservation
    where order_id = any(${orderIds}::uuid[]) order by order_id for no key update`;
  return new Map(rows.map((row) => [row.orderId, row]));
}

/** Stores that these orders got no boxes: they are refused, or they wait. */
export function refuseReservations(tx: Tx, refused: readonly Reservation[], now: Date): void {
  if (refused.length === 0) return;
  tx.write`
    update reservation as r
    set status = refusal.status, reserved_until = refusal."reservedUntil", updated_at = ${now},
        refused_line_ids = array(select json_array_elements_text(refusal."refusedLineIds")::uuid)
    from json_to_recordset(${json(refused)}::json)
      as refusal("orderId" uuid, status text, "reservedUntil" timestamptz, "refusedLineIds" json)
    where r.order_id = refusal."orderId"`;
}

export async function endReservations(
  tx: Tx,
  orderIds: readonly string[],
  status: 'released' | 'shipped' | 'withdrawn',
  now: Date,
): Promise<void> {
  await tx.run`
    update reservation set status = ${status}, updated_at = ${now}
    where order_id = any(${orderIds}::uuid[]) and status in ('held', 'waiting')`;
}

export type ShippedLot = { orderId: string; lineId: string; lotNumber: string; expiresOn: string; quantity: number };

/** Returns the lots of each order line. After the shipment these are the lots that were shipped. */
export async function findLotsOfOrders(tx: Tx, orderIds: readonly string[]): Promise<ShippedLot[]> {
  return tx.many<ShippedLot>`
    select order_id, line_id, lot_number, expires_on, quantity
    from reservation_line join lot on lot.id = lot_id
    where order_id = any(${orderIds}::uuid[]) order by order_id, line_id, expires_on, lot_id`;
}

/**
 * Deletes the reservation of an order that was amended to services only. The order is then like one that was placed
 * with services only. An order of which boxes have left keeps its reservation, because these boxes belong to it.
 */
export async function dropEmptyReservation(tx: Tx, orderId: string): Promise<void> {
  await tx.run`
    delete from reservation r where order_id = ${orderId} and status = 'held'
      and not exists (select from reservation_line l where l.order_id = r.order_id)
      and not exists (select from shipped_line s where s.order_id = r.order_id)`;
}
