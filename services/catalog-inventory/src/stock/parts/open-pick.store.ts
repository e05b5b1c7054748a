/**
 * Stores the open picks of orders. The caller has locked the reservations. The columns `picking_since` and `packed_at`
 * of a reservation summarize its open picks.
 */
import { json, type Tx } from '@toric/messaging/sql';

export type PackedBox = { readonly lineId: string; readonly lotId: string; readonly quantity: number };
/** Describes a packed parcel that has not left, with its boxes. */
export type PackedPick = { readonly waveId: string; readonly boxes: readonly PackedBox[] };
type Wave = { readonly id: string; readonly warehouseId: string };

/** Updates the columns of these reservations that summarize the open picks of their orders. */
async function sumUp(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await tx.run`
    update reservation r set
      picking_since = (select min(begun_at) from open_pick p where p.order_id = r.order_id),
      packed_at = (select max(packed_at) from open_pick p where p.order_id = r.order_id)
    where r.order_id = any(${orderIds}::uuid[])`;
}

/** Begins the picks of these orders in a wave. */
export async function beginPicks(
  tx: Tx,
  { id, warehouseId }: Wave,
  orderIds: readonly string[],
  now: Date,
): Promise<void> {
  if (orderIds.length === 0) return;
  await tx.run`
    insert into open_pick (order_id, wave_id, warehouse_id, begun_at)
    select order_id, ${id}::uuid, ${warehouseId}::uuid, ${now}::timestamptz from unnest(${orderIds}::uuid[]) as order_id`;
  await sumUp(tx, orderIds);
}

/**
 * Ends the picks of these orders in a wave, so that the orders may be amended and picked again. Their picks in other
 * waves go on.
 */
export async function endPicks(tx: Tx, waveId: string, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  await tx.run`delete from open_pick where wave_id = ${waveId} and order_id = any(${orderIds}::uuid[])`;
  await sumUp(tx, orderIds);
}

type Packed = { readonly orderId: string; readonly waveId: string; readonly boxes: readonly PackedBox[] };

/**
 * Marks the pick of an order in a wave as packed, with its boxes. Inserts a row if a former version of the service
 * began the pick, because that version stored none.
 */
export async function packPick(tx: Tx, { orderId, waveId, boxes }: Packed, now: Date): Promise<void> {
  await tx.run`
    insert into open_pick (order_id, wave_id, warehouse_id, begun_at, packed_at, boxes)
    select ${orderId}::uuid, id, warehouse_id, coalesce(begun_at, ${now}), ${now}, ${json(boxes)}::jsonb
    from pick_wave where id = ${waveId}
    on conflict (order_id, wave_id) do update set packed_at = excluded.packed_at, boxes = excluded.boxes`;
  await sumUp(tx, [orderId]);
}

/** Returns the packed parcels of an order that have not left, the oldest first. */
export const findPackedPicks = (tx: Tx, orderId: string): Promise<PackedPick[]> =>
  tx.many<PackedPick>`
    select wave_id, boxes from open_pick where order_id = ${orderId} and packed_at is not null order by packed_at, wave_id`;

/** Returns the orders that a wave has begun to pick and has not packed yet. */
export async function findUnpacked(tx: Tx, orderIds: readonly string[]): Promise<string[]> {
  const rows = await tx.many<{ orderId: string }>`
    select distinct order_id from open_pick where order_id = any(${orderIds}::uuid[]) and packed_at is null order by order_id`;
  return rows.map(({ orderId }) => orderId);
}

/** Deletes the open picks of orders that have left the warehouse as a whole. */
export async function forgetPicks(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await tx.run`delete from open_pick where order_id = any(${orderIds}::uuid[])`;
}
