/**
 * Reads and writes parcels that take a part of an order's boxes. Boxes that have left are stored apart from the boxes
 * that the order still holds.
 */
import { json, type Tx } from '@toric/messaging/sql';
import type { ShippedLot } from '../reservation.store.ts';

export type HeldBox = {
  readonly lineId: string;
  readonly lotId: string;
  readonly quantity: number;
  readonly eye: string | null;
  readonly evidenceId: string | null;
  readonly isQuarantined: boolean;
};

/** Returns the boxes that the order holds, first expired first. */
export const findHeldLines = (tx: Tx, orderId: string): Promise<HeldBox[]> =>
  tx.many<HeldBox>`
    select line_id, lot_id, quantity, eye, evidence_id, lot.quarantined as is_quarantined
    from reservation_line join lot on lot.id = lot_id
    where order_id = ${orderId} order by line_id, expires_on, lot_id`;

/** Returns the lots of a parcel that has left. Returns none if the parcel has not left. */
export const findLotsOfParcel = (tx: Tx, parcelId: string): Promise<ShippedLot[]> =>
  tx.many<ShippedLot>`
    select order_id, line_id, lot_number, expires_on, quantity from shipped_line join lot on lot.id = lot_id
    where parcel_id = ${parcelId} order by line_id, expires_on, lot_id`;

type Part = { readonly orderId: string; readonly parcelId: string };

/**
 * Takes the boxes of a parcel out of stock and out of the reservation, and books the ledger with the parcel as the
 * cause. The caller has locked the reservation and its lots.
 */
export function writePart(tx: Tx, { orderId, parcelId }: Part, boxes: readonly HeldBox[], now: Date): void {
  const rows = json(boxes);
  const lots = new Set(boxes.map(({ lotId }) => lotId)).size;
  tx.expect(lots, 'a lot of the parcel does not exist')`
    update lot set reserved = reserved - b.quantity, on_hand = on_hand - b.quantity
    from (select "lotId" as lot_id, sum(quantity) as quantity
          from json_to_recordset(${rows}::json) as p("lotId" uuid, quantity int) group by 1) as b
    where lot.id = b.lot_id`;
  tx.write`
    insert into shipped_line (parcel_id, order_id, line_id, lot_id, quantity, eye, evidence_id, shipped_at)
    select ${parcelId}::uuid, ${orderId}::uuid, "lineId", "lotId", quantity, eye, "evidenceId", ${now}::timestamptz
    from json_to_recordset(${rows}::json)
      as p("lineId" uuid, "lotId" uuid, quantity int, eye text, "evidenceId" uuid)`;
  tx.write`
    delete from reservation_line r using json_to_recordset(${rows}::json) as p("lineId" uuid, "lotId" uuid, quantity int)
    where r.order_id = ${orderId} and r.line_id = p."lineId" and r.lot_id = p."lotId" and r.quantity = p.quantity`;
  tx.write`
    update reservation_line r set quantity = r.quantity - p.quantity
    from json_to_recordset(${rows}::json) as p("lineId" uuid, "lotId" uuid, quantity int)
    where r.order_id = ${orderId} and r.line_id = p."lineId" and r.lot_id = p."lotId" and r.quantity > p.quantity`;
  tx.write`
    insert into stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, created_at)
    select "lotId", 'ship', -sum(quantity), -sum(quantity), ${parcelId}::uuid, ${now}::timestamptz
    from json_to_recordset(${rows}::json) as p("lotId" uuid, quantity int) group by "lotId"`;
}
