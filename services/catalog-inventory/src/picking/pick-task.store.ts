import { json, type Tx } from '@toric/messaging/sql';
import type { PickOutcome } from '@toric/contracts/catalog-inventory/picking/pick-outcome';
import type { SeenLot, WantedTask } from './judge-scan.ts';
import type { BoxWeight } from './pack.ts';
import type { ScannedLabel } from './scanned-label.ts';

/** Returns the ids of the orders that hold boxes in the warehouse. The caller has locked their reservations. */
export async function findOrdersIn(tx: Tx, warehouseId: string, orderIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.many<{ orderId: string }>`
    select distinct order_id from reservation_line join lot on lot.id = lot_id
    where order_id = any(${orderIds}::uuid[]) and lot.warehouse_id = ${warehouseId}`;
  return new Set(rows.map(({ orderId }) => orderId));
}

/**
 * Makes the tasks of these orders from the boxes that they now hold in the warehouse. The caller has locked their
 * reservations.
 */
export async function insertTasks(
  tx: Tx,
  { id: waveId, warehouseId }: { readonly id: string; readonly warehouseId: string },
  orderIds: readonly string[],
  newId: () => string,
): Promise<void> {
  const held = await tx.many<{ orderId: string; lineId: string; lotId: string }>`
    select order_id, line_id, lot_id from reservation_line join lot on lot.id = lot_id
    where order_id = any(${orderIds}::uuid[]) and lot.warehouse_id = ${warehouseId}`;
  const rows = held.map((line) => ({ ...line, id: newId() }));
  await tx.run`
    insert into pick_task (id, wave_id, order_id, line_id, lot_id, eye, quantity)
    select t.id, ${waveId}::uuid, l.order_id, l.line_id, l.lot_id, l.eye, l.quantity
    from json_to_recordset(${json(rows)}::json) as t(id uuid, "orderId" uuid, "lineId" uuid, "lotId" uuid)
    join reservation_line l on l.order_id = "orderId" and l.line_id = "lineId" and l.lot_id = "lotId"`;
}

/** Returns the tasks of a wave. The caller has locked the wave, so the tasks cannot change. */
export const findTasks = (tx: Tx, waveId: string): Promise<WantedTask[]> =>
  tx.many<WantedTask>`
    select t.id as task_id, t.order_id, t.line_id, t.lot_id, lot.lens_id, lot.pack_id, lpad(pack.gtin, 14, '0') as gtin,
      t.quantity, t.taken, t.missing
    from pick_task t join lot on lot.id = t.lot_id join pack on pack.id = lot.pack_id
    where t.wave_id = ${waveId}`;

/** Returns the lots of the warehouse with the GTIN and lot number of a label. Ignores its expiry day. */
export const findSeenLots = (tx: Tx, warehouseId: string, { gtin, lotNumber }: ScannedLabel): Promise<SeenLot[]> =>
  tx.many<SeenLot>`
    select lot.id as lot_id, lot.lens_id, lot.expires_on, lot.quarantined as is_quarantined,
      exists (select from quarantine q where q.lot_id = lot.id and q.recall_id is not null) as is_recalled
    from lot join pack on pack.id = lot.pack_id
    where lot.warehouse_id = ${warehouseId} and lot.lot_number = ${lotNumber} and pack.gtin = ${gtin}`;

type Repeat = {
  readonly waveId: string;
  readonly scanned: string;
  readonly label: ScannedLabel | undefined;
  readonly actorId: string;
  readonly since: Date;
};

/**
 * Returns true if an accepted scan of this person since `since` has the same code, because a scanner may send one box
 * twice. Returns true also if a box with this serial number was taken for an order that is being picked, is picked or
 * is packed.
 */
export async function isRepeatedScan(tx: Tx, { waveId, scanned, label, actorId, since }: Repeat): Promise<boolean> {
  const serial = label?.serial ?? null;
  const { repeated } = await tx.one<{ repeated: boolean }>`
    select exists (
      select from pick_scan where wave_id = ${waveId} and created_at > ${since} and actor_id = ${actorId}
        and scanned = ${scanned} and outcome = 'taken'
    ) or (${serial}::text is not null and exists (
      select from pick_scan s join picked_order p on p.wave_id = s.wave_id and p.order_id = s.order_id
      where s.gtin = ${label?.gtin ?? null}::text and s.serial = ${serial}::text and s.outcome = 'taken'
        and p.status in ('picking', 'picked', 'packed'))) as repeated`;
  return repeated;
}

type Scan = {
  readonly id: string;
  readonly waveId: string;
  readonly task: WantedTask;
  readonly scanned: string;
  readonly label: ScannedLabel | undefined;
  readonly outcome: PickOutcome;
  readonly actorId: string;
  readonly now: Date;
};

/** Stores the scan with its verdict. An accepted scan adds one taken box to its task and to its wave. */
export async function insertScan(tx: Tx, scan: Scan): Promise<void> {
  const { id, waveId, task, scanned, label, outcome, actorId, now } = scan;
  await tx.run`
    insert into pick_scan (id, wave_id, order_id, task_id, scanned, gtin, serial, outcome, actor_id, created_at)
    values (${id}, ${waveId}, ${task.orderId}, ${task.taskId}, ${scanned}, ${label?.gtin ?? null}, ${label?.serial ?? null},
      ${outcome}, ${actorId}, ${now})`;
  if (outcome !== 'taken') return;
  await Promise.all([
    tx.run`update pick_task set taken = taken + 1 where id = ${task.taskId}`,
    tx.run`update pick_wave set taken = taken + 1 where id = ${waveId}`,
  ]);
}

type Moved = {
  readonly waveId: string;
  readonly task: WantedTask;
  readonly boxes: number;
  readonly to: readonly { readonly id: string; readonly lotId: string; readonly quantity: number }[];
};

/** Moves boxes of a task to tasks of other lots. Deletes the task if it has no boxes left. */
export async function moveTask(tx: Tx, { waveId, task, boxes, to }: Moved): Promise<void> {
  if (boxes === task.quantity) await tx.run`delete from pick_task where id = ${task.taskId}`;
  else await tx.run`update pick_task set quantity = quantity - ${boxes} where id = ${task.taskId}`;
  await tx.run`
    insert into pick_task as task (id, wave_id, order_id, line_id, lot_id, eye, quantity)
    select t.id, ${waveId}::uuid, l.order_id, l.line_id, l.lot_id, l.eye, t.quantity
    from json_to_recordset(${json(to)}::json) as t(id uuid, "lotId" uuid, quantity int)
    join reservation_line l on l.order_id = ${task.orderId} and l.line_id = ${task.lineId} and l.lot_id = "lotId"
    on conflict (wave_id, order_id, line_id, lot_id) do update set quantity = task.quantity + excluded.quantity`;
}

/** Records that boxes of a task are missing, and that no other lot replaces them. */
export async function noteMissing(tx: Tx, taskId: string, boxes: number): Promise<void> {
  await tx.run`update pick_task set missing = missing + ${boxes} where id = ${taskId}`;
}

/** Removes the missing boxes from the tasks of an order. Deletes a task that has no boxes left. */
export async function dropMissing(tx: Tx, waveId: string, orderId: string): Promise<void> {
  await tx.run`delete from pick_task where wave_id = ${waveId} and order_id = ${orderId} and missing = quantity`;
  await tx.run`
    update pick_task set quantity = quantity - missing, missing = 0
    where wave_id = ${waveId} and order_id = ${orderId} and missing > 0`;
}

/** Describes the boxes of one lot that were taken for an order. */
export type TakenBoxes = {
  readonly lineId: string;
  readonly lotId: string;
  readonly packId: string;
  readonly gtin: string;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly isQuarantined: boolean;
  readonly quantity: number;
};

export const findTaken = (tx: Tx, waveId: string, orderId: string): Promise<TakenBoxes[]> =>
  tx.many<TakenBoxes>`
    select t.line_id, t.lot_id, lot.pack_id, lpad(pack.gtin, 14, '0') as gtin, lot.lot_number, lot.expires_on,
      lot.quarantined as is_quarantined, t.taken as quantity
    from pick_task t join lot on lot.id = t.lot_id join pack on pack.id = lot.pack_id
    where t.wave_id = ${waveId} and t.order_id = ${orderId} and t.taken > 0
    order by lot.pack_id, lot.lot_number, t.line_id`;

/**
 * Only this number of newest parcels is used to learn weights, because the boxes of older parcels may differ from
 * today's.
 */
const WEIGHED_PARCELS = 500;

/**
 * Returns the weight of a box of each pack, in grams. It is the mean of the newest parcels that held boxes of this pack
 * only. If there are fewer than `least` such parcels, it is the weight that the catalogue states. A pack without either
 * is left out.
 */
export const findWeights = (tx: Tx, packIds: readonly string[], least: number): Promise<BoxWeight[]> =>
  tx.many<BoxWeight>`
    select pack.id as pack_id, coalesce(learned.grams, pack.weight_grams)::float8 as grams, learned.grams is not null as is_learned
    from pack
    left join (
      select pack_id, sum(weight_grams)::float8 / sum(boxes) as grams
      from (
        select p.weight_grams, min(lot.pack_id::text)::uuid as pack_id, sum(t.taken)::int as boxes
        from (select wave_id, order_id, weight_grams from picked_order
          where packed_at is not null and weight_grams is not null and status = 'packed'
          order by packed_at desc limit ${WEIGHED_PARCELS}) p
        join pick_task t on t.wave_id = p.wave_id and t.order_id = p.order_id and t.taken > 0
        join lot on lot.id = t.lot_id
        group by p.wave_id, p.order_id, p.weight_grams
        having count(distinct lot.pack_id) = 1) parcel
      where pack_id = any(${packIds}::uuid[])
      group by pack_id having count(*) >= ${least}) learned on learned.pack_id = pack.id
    where pack.id = any(${packIds}::uuid[]) and coalesce(learned.grams, pack.weight_grams) is not null`;
