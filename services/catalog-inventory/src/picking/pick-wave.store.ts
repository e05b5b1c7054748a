// Reads and writes waves in transactions. Lock order: the wave, then reservations by order id, then lots by id. Only
// picking locks waves, and the rest of this service keeps the order of the other two, so no deadlock is possible.
import { json, type Tx } from '@toric/messaging/sql';
import type { PickWaveStatus } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import type { PickedOrder, StoredStatus, Wave } from './pick-wave.ts';

type NewWave = Wave & { readonly plannedBy: string; readonly createdAt: Date };

export async function insertWave(tx: Tx, wave: NewWave): Promise<void> {
  const { id, warehouseId, market, most, status, plannedBy, createdAt } = wave;
  await tx.run`
    insert into pick_wave (id, warehouse_id, market, most, status, planned_by, created_at)
    values (${id}, ${warehouseId}, ${market}, ${most}, ${status}, ${plannedBy}, ${createdAt})`;
}

/** Locks the wave until the commit and returns it. Returns undefined if it does not exist. */
export async function lockWave(tx: Tx, id: string): Promise<Wave | undefined> {
  return tx.maybe<Wave>`
    select id, warehouse_id, market, most, status, picker_id from pick_wave where id = ${id} for no key update`;
}

type Candidate = {
  readonly orderId: string;
  readonly number: string;
  readonly market: string;
  readonly promisedOn?: string | undefined;
  readonly shipmentWarning?: string | undefined;
};

/**
 * Puts the first `most` candidates into the wave that are not on hold, hold boxes in its warehouse, and are not picked
 * by another wave of this warehouse. The other boxes of an order are picked in a wave of their own warehouse. Returns
 * the number of orders in the wave. Locks the reservations first, so if two waves want the same order, the first to
 * commit gets it. A former version of the service names no warehouse and keeps no open picks. Its picks count for every
 * warehouse.
 */
export async function fillWave(tx: Tx, wave: Wave, candidates: readonly Candidate[]): Promise<number> {
  const rows = candidates.map((one, rank) => ({ ...one, rank }));
  await lockReservations(
    tx,
    rows.map(({ orderId }) => orderId),
  );
  const inserted = await tx.many<{ orderId: string }>`
    insert into picked_order (wave_id, warehouse_id, order_id, place, number, market, promised_on, shipment_warning, status)
    select ${wave.id}::uuid, ${wave.warehouseId}::uuid, fit."orderId", row_number() over (order by fit.rank), fit.number, fit.market, fit."promisedOn",
      fit."shipmentWarning", 'waiting'
    from (
      select c.* from json_to_recordset(${json(rows)}::json) as c("orderId" uuid, number text, market text,
        "promisedOn" date, "shipmentWarning" text, rank int)
      join reservation r on r.order_id = c."orderId" and r.status = 'held'
      where not exists (select from held_order h where h.order_id = c."orderId" and h.is_on_hold)
        and not exists (select from picked_order p where p.order_id = c."orderId"
          and coalesce(p.warehouse_id, ${wave.warehouseId}) = ${wave.warehouseId} and p.status in ('waiting', 'picking', 'picked'))
        and not exists (select from open_pick o join picked_order q on q.wave_id = o.wave_id and q.order_id = o.order_id
          where o.order_id = c."orderId" and o.warehouse_id = ${wave.warehouseId} and q.status in ('picking', 'picked', 'packed'))
        and (r.picking_since is null or exists (select from open_pick o where o.order_id = c."orderId"))
        and exists (select from reservation_line l join lot on lot.id = l.lot_id
          where l.order_id = c."orderId" and lot.warehouse_id = ${wave.warehouseId})
      order by c.rank limit ${wave.most}) fit
    on conflict do nothing returning order_id`;
  const status: PickWaveStatus = inserted.length > 0 ? 'open' : 'empty';
  await tx.run`update pick_wave set status = ${status}, orders = ${inserted.length} where id = ${wave.id}`;
  return inserted.length;
}

/** Locks these reservations in the order of their ids. */
async function lockReservations(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await tx.run`
    select from reservation where order_id = any(${orderIds}::uuid[]) order by order_id for no key update`;
}

/**
 * Locks the reservations of these orders of the wave, in the order of their ids. Until the commit, no cancellation and
 * no amendment can change them.
 */
async function lockReservationsOf(tx: Tx, waveId: string, orderIds: readonly string[] | null): Promise<void> {
  await tx.run`
    select from reservation where order_id in (
      select order_id from picked_order where wave_id = ${waveId}
        and (${orderIds}::uuid[] is null or order_id = any(${orderIds}::uuid[])))
    order by order_id for no key update`;
}

/**
 * Locks the reservations of the orders, and returns the orders by the number of their tote. Without `orderIds`, takes
 * all orders of the wave. A second statement reads the rows, so that it sees changes that were committed while the lock
 * waited.
 */
export async function lockOrders(tx: Tx, waveId: string, orderIds?: readonly string[]): Promise<PickedOrder[]> {
  await lockReservationsOf(tx, waveId, orderIds ?? null);
  const rows = await tx.many<Omit<PickedOrder, 'reservation'> & { reservation: PickedOrder['reservation'] | null }>`
    select p.order_id, p.number, p.status, p.put_back_at, r.status as reservation, coalesce(h.is_on_hold, false) as is_on_hold,
      p.status = 'packed' and not exists (select from open_pick o where o.order_id = p.order_id and o.wave_id = p.wave_id) as has_left,
      coalesce((select sum(t.taken) from pick_task t where t.wave_id = p.wave_id and t.order_id = p.order_id), 0)::int as taken
    from picked_order p
    left join reservation r on r.order_id = p.order_id
    left join held_order h on h.order_id = p.order_id
    where p.wave_id = ${waveId} and (${orderIds ?? null}::uuid[] is null or p.order_id = any(${orderIds ?? null}::uuid[]))
    order by p.place`;
  return rows.map(({ reservation, ...order }) => ({ ...order, reservation: reservation ?? undefined }));
}

/** Returns the statuses of all orders of the wave. Takes no locks. */
export async function findStatuses(
  tx: Tx,
  waveId: string,
): Promise<Pick<PickedOrder, 'status' | 'reservation' | 'hasLeft'>[]> {
  const rows = await tx.many<{
    status: StoredStatus;
    reservation: PickedOrder['reservation'] | null;
    hasLeft: boolean;
  }>`
    select p.status, r.status as reservation, p.status = 'packed' and not exists (select from open_pick o where o.order_id = p.order_id and o.wave_id = p.wave_id) as has_left
    from picked_order p left join reservation r on r.order_id = p.order_id
    where p.wave_id = ${waveId}`;
  return rows.map(({ reservation, ...order }) => ({ ...order, reservation: reservation ?? undefined }));
}

export async function setOrderStatus(
  tx: Tx,
  {
    waveId,
    orderIds,
    status,
    note,
  }: { waveId: string; orderIds: readonly string[]; status: StoredStatus; note?: string },
): Promise<void> {
  await tx.run`
    update picked_order set status = ${status}, note = coalesce(${note ?? null}, note)
    where wave_id = ${waveId} and order_id = any(${orderIds}::uuid[])`;
}

export async function setPutBack(
  tx: Tx,
  { waveId, orderId, by, now }: { waveId: string; orderId: string; by: string; now: Date },
): Promise<void> {
  await tx.run`
    update picked_order set put_back_by = ${by}, put_back_at = ${now},
      status = case when status in ('waiting', 'picking', 'picked', 'packed') then 'cancelled' else status end
    where wave_id = ${waveId} and order_id = ${orderId}`;
}

export async function setPacked(
  tx: Tx,
  packed: { waveId: string; orderId: string; weightGrams: number | null; by: string; now: Date },
): Promise<void> {
  const { waveId, orderId, weightGrams, by, now } = packed;
  await tx.run`
    update picked_order set status = 'packed', weight_grams = ${weightGrams}, packed_by = ${by}, packed_at = ${now}
    where wave_id = ${waveId} and order_id = ${orderId}`;
}

export async function beginWave(tx: Tx, waveId: string, pickerId: string, now: Date): Promise<void> {
  await tx.run`
    update pick_wave set status = 'picking', picker_id = ${pickerId}, begun_at = ${now},
      boxes = coalesce((select sum(quantity) from pick_task where wave_id = ${waveId}), 0)
    where id = ${waveId}`;
}

/** Sets the wave to `picking` with this picker. A wave that was done is opened again. */
export async function reopenWave(tx: Tx, waveId: string, pickerId: string, missing: number): Promise<void> {
  await tx.run`
    update pick_wave set status = 'picking', picker_id = ${pickerId}, ended_at = null, boxes = boxes - ${missing}
    where id = ${waveId}`;
}

/**
 * Returns true if another wave of this warehouse picks the order, or has packed boxes of the order that have not left.
 */
export const isPickedElsewhere = async (tx: Tx, { id, warehouseId }: Wave, orderId: string): Promise<boolean> =>
  (await tx.maybe`
    select from picked_order p where p.order_id = ${orderId} and coalesce(p.warehouse_id, ${warehouseId}) = ${warehouseId} and p.wave_id <> ${id}
      and (p.status in ('waiting', 'picking', 'picked')
        or exists (select from open_pick o where o.order_id = p.order_id and o.wave_id = p.wave_id))`) !== undefined;

export async function setPicker(tx: Tx, waveId: string, pickerId: string): Promise<void> {
  await tx.run`update pick_wave set picker_id = ${pickerId} where id = ${waveId}`;
}

/** Sets the status of the wave. Any status except `picking` ends the wave. */
export async function setWaveStatus(tx: Tx, waveId: string, status: PickWaveStatus, now: Date): Promise<void> {
  const endedAt = status === 'picking' ? null : now;
  await tx.run`update pick_wave set status = ${status}, ended_at = ${endedAt} where id = ${waveId}`;
}

/**
 * Stores whether an order is on hold. Events may arrive in any order, so an older event does not overwrite a newer one.
 */
export async function noteHold(
  tx: Tx,
  { orderId, isOnHold, at }: { orderId: string; isOnHold: boolean; at: string },
): Promise<void> {
  await tx.run`
    insert into held_order (order_id, is_on_hold, changed_at) values (${orderId}, ${isOnHold}, ${at})
    on conflict (order_id) do update set is_on_hold = excluded.is_on_hold, changed_at = excluded.changed_at
    where held_order.changed_at <= excluded.changed_at`;
}
