import { json, type Tx } from '@toric/messaging/sql';
import type { Eye } from '@toric/contracts/lens';
import type { CandidateLot, KeptBoxes } from '../stock/stock.ts';
import type { WantedTask } from './judge-scan.ts';

/** Describes a lot that may replace another lot. */
export type OtherLot = CandidateLot & {
  readonly lotNumber: string;
  readonly isQuarantined: boolean;
  readonly isRecalled: boolean;
};

/**
 * Locks all lots of the task's lens and pack in the warehouse, in the order of their ids. This includes the lot of the
 * task. Returns the lots with their numbers of free boxes.
 */
export const lockLotsOfLens = (tx: Tx, warehouseId: string, { lensId, packId }: WantedTask): Promise<OtherLot[]> =>
  tx.many<OtherLot>`
    select lot.id as lot_id, lot.pack_id, lot.lens_id, lot.expires_on, lot.lot_number, lot.on_hand - lot.reserved as available,
      warehouse.markets, warehouse.priority, pack.size, product.replacement, lot.quarantined as is_quarantined,
      exists (select from quarantine q where q.lot_id = lot.id and q.recall_id is not null) as is_recalled
    from lot
    join warehouse on warehouse.id = lot.warehouse_id
    join pack on pack.id = lot.pack_id
    join product on product.id = pack.product_id
    where lot.lens_id = ${lensId} and lot.pack_id = ${packId} and lot.warehouse_id = ${warehouseId}
    order by lot.id for no key update of lot`;

export type HeldLine = KeptBoxes & { readonly lotId: string };

/** Returns the market of an order, and every box that it holds. The caller has locked its reservation. */
export async function findHolding(
  tx: Tx,
  orderId: string,
): Promise<{ market: string | undefined; lines: readonly HeldLine[] }> {
  const [reservation, rows] = await Promise.all([
    tx.one<{ market: string | null }>`select market from reservation where order_id = ${orderId}`,
    tx.many<Omit<HeldLine, 'eye'> & { eye: Eye | null }>`
      select line.line_id, line.lot_id, line.quantity, line.eye, pack.size, product.replacement
      from reservation_line as line
      join lot on lot.id = line.lot_id
      join pack on pack.id = lot.pack_id
      join product on product.id = pack.product_id
      where line.order_id = ${orderId} order by line.line_id, line.lot_id`,
  ]);
  return {
    market: reservation.market ?? undefined,
    lines: rows.map(({ eye, ...line }) => ({ ...line, eye: eye ?? undefined })),
  };
}

export type Swap = {
  readonly task: WantedTask;
  readonly boxes: number;
  readonly to: readonly { readonly lotId: string; readonly quantity: number }[];
  /** The ledger books both sides of the swap of lots under this id. */
  readonly causeId: string;
  readonly reason: string;
  readonly actorId: string;
  readonly now: Date;
};

/**
 * Moves boxes of an order line from one lot to others: the reservation, the numbers of the lots, and the ledger. The
 * caller has locked the reservation and all these lots. Aborts if a lot has fewer free boxes than when it was locked. A
 * line in the new lot has the eye and the evidence of the old one.
 */
export async function swapBoxes(tx: Tx, { task, boxes, to, causeId, reason, actorId, now }: Swap): Promise<void> {
  const rows = json(to);
  const { orderId, lineId, lotId } = task;
  tx.expect(to.length, 'a lot holds less than when it was locked')`
    update lot set reserved = reserved + taken.quantity
    from json_to_recordset(${rows}::json) as taken("lotId" uuid, quantity int)
    where lot.id = taken."lotId" and lot.on_hand - lot.reserved >= taken.quantity`;
  tx.write`
    insert into reservation_line as held (order_id, line_id, lot_id, quantity, eye, evidence_id)
    select line.order_id, line.line_id, taken."lotId", taken.quantity, line.eye, line.evidence_id
    from json_to_recordset(${rows}::json) as taken("lotId" uuid, quantity int)
    join reservation_line line on line.order_id = ${orderId} and line.line_id = ${lineId} and line.lot_id = ${lotId}
    on conflict (order_id, line_id, lot_id) do update set quantity = held.quantity + excluded.quantity`;
  await tx.run`
    delete from reservation_line
    where order_id = ${orderId} and line_id = ${lineId} and lot_id = ${lotId} and quantity = ${boxes}`;
  await Promise.all([
    tx.run`
      update reservation_line set quantity = quantity - ${boxes}
      where order_id = ${orderId} and line_id = ${lineId} and lot_id = ${lotId} and quantity > ${boxes}`,
    tx.run`update lot set reserved = reserved - ${boxes} where id = ${lotId}`,
    tx.run`
      insert into stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, reason, actor_id, created_at)
      select "lotId", 'exchange', 0, quantity, ${causeId}::uuid, ${reason}, ${actorId}::uuid, ${now}::timestamptz
      from json_to_recordset(${json([...to, { lotId, quantity: -boxes }])}::json) as moved("lotId" uuid, quantity int)`,
  ]);
}
