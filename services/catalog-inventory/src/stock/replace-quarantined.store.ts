import type { Eye } from '@toric/contracts/lens';
import type { Tx } from '@toric/messaging/sql';
import type { HeldBoxes } from './replace-quarantined.ts';

/**
 * Returns all boxes of the orders that hold at least one box in quarantine. This includes their boxes that are not in
 * quarantine. The caller has locked the lots of these orders.
 */
export async function findHeldBoxes(tx: Tx, orderIds: readonly string[]): Promise<HeldBoxes[]> {
  const rows = await tx.many<Omit<HeldBoxes, 'eye'> & { eye: Eye | null }>`
    select line.order_id, line.line_id, line.quantity, line.eye, line.evidence_id, reservation.market, lot.lens_id, lot.pack_id,
      lot.quarantined, pack.size, product.replacement
    from reservation_line as line
    join reservation on reservation.order_id = line.order_id
    join lot on lot.id = line.lot_id
    join pack on pack.id = lot.pack_id
    join product on product.id = pack.product_id
    where line.order_id in (
      select order_id from reservation_line join lot on lot.id = lot_id and lot.quarantined
      where order_id = any(${orderIds}::uuid[]))
    order by line.order_id, line.line_id, line.lot_id`;
  return rows.map(({ eye, ...boxes }) => ({ ...boxes, eye: eye ?? undefined }));
}

/**
 * Takes every box in quarantine away from the orders: deletes its reservation line, subtracts it from the reserved
 * boxes of its lot, and books the ledger. The cause is `causeId`, which is a parcel, or else the order.
 */
export async function releaseQuarantined(
  tx: Tx,
  orderIds: readonly string[],
  causeId: string | undefined,
  now: Date,
): Promise<void> {
  await tx.run`
    with given as (
      delete from reservation_line using lot
      where lot.id = reservation_line.lot_id and lot.quarantined and order_id = any(${orderIds}::uuid[])
      returning order_id, lot_id, quantity
    ), freed as (
      update lot set reserved = reserved - given.quantity
      from (select lot_id, sum(quantity) as quantity from given group by 1) as given where lot.id = given.lot_id
    )
    insert into stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, created_at)
    select lot_id, 'exchange', 0, -sum(quantity), coalesce(${causeId ?? null}::uuid, order_id), ${now}::timestamptz from given group by lot_id, order_id`;
}
