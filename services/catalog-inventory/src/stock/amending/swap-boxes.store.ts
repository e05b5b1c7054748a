import { json, type Tx } from '@toric/messaging/sql';
import type { HeldAllocation } from '../reservation.ts';
import type { CandidateLot, WantedOrder } from '../stock.ts';
import type { LockedReservation, OwnBoxes, Swap, SwapAnswer } from './swap-boxes.ts';

/** Locks the reservation until the commit, so that no pick begins and no release or shipment is booked meanwhile. */
export const lockReservation = (tx: Tx, orderId: string): Promise<LockedReservation | undefined> =>
  tx.maybe<LockedReservation>`
    select status, picking_since, packed_at from reservation where order_id = ${orderId} for no key update`;

/** Returns the stored answer to this amendment. Returns undefined if the amendment is new. */
export const findAnswer = (tx: Tx, amendmentId: string): Promise<SwapAnswer | undefined> =>
  tx.maybe<SwapAnswer>`
    select order_id, amendment_id, refusal, refused_line_ids from amended_reservation where amendment_id = ${amendmentId}`;

export function insertAnswer(tx: Tx, { orderId, amendmentId, refusal, refusedLineIds }: SwapAnswer, now: Date): void {
  tx.write`
    insert into amended_reservation (amendment_id, order_id, refusal, refused_line_ids, created_at)
    values (${amendmentId}, ${orderId}, ${refusal}, ${refusedLineIds}::uuid[], ${now})`;
}

/**
 * Locks the lots of which the order holds boxes, and every lot that could serve its new lines, in the order of lot ids.
 * One statement takes all locks, so that no deadlock is possible. Returns the candidates with their free boxes.
 */
export async function lockLotsToSwap(tx: Tx, order: WantedOrder, today: string): Promise<CandidateLot[]> {
  const { orderId, market, lines } = order;
  const lots = await tx.many<CandidateLot & { isCandidate: boolean }>`
    select lot.id as lot_id, lot.pack_id, lot.lens_id, lot.expires_on, lot.on_hand - lot.reserved as available,
      warehouse.markets, warehouse.priority, pack.size, product.replacement,
      (lot.lens_id, lot.pack_id) in (
        select * from unnest(${lines.map(({ lensId }) => lensId)}::uuid[], ${lines.map(({ packId }) => packId)}::uuid[]))
      and not lot.quarantined and lot.expires_on >= ${today}::date and ${market} = any(warehouse.markets) as is_candidate
    from lot
    join warehouse on warehouse.id = lot.warehouse_id
    join pack on pack.id = lot.pack_id
    join product on product.id = pack.product_id
    where lot.id in (select lot_id from reservation_line where order_id = ${orderId})
      or (lot.lens_id, lot.pack_id) in (
        select * from unnest(${lines.map(({ lensId }) => lensId)}::uuid[], ${lines.map(({ packId }) => packId)}::uuid[]))
    order by lot.id for no key update of lot`;
  return lots.filter(({ isCandidate }) => isCandidate);
}

export const findOwnBoxes = (tx: Tx, orderId: string): Promise<OwnBoxes[]> =>
  tx.many<OwnBoxes>`select lot_id, quantity from reservation_line where order_id = ${orderId}`;

/**
 * Writes the swap: the changes of the reserved numbers of the lots, the new lines, and the ledger. The ledger stores
 * the amendment as the cause. Aborts the transaction if a lot has fewer free boxes than when it was locked.
 */
export function writeSwap(
  tx: Tx,
  { orderId, amendmentId }: Pick<SwapAnswer, 'orderId' | 'amendmentId'>,
  swap: Pick<Swap, 'changes'> & { readonly boxes: readonly HeldAllocation[] },
  now: Date,
): void {
  const { changes, boxes } = swap;
  tx.write`delete from reservation_line where order_id = ${orderId}`;
  tx.expect(changes.length, 'a lot holds less than when it was locked')`
    update lot set reserved = reserved + c.change
    from json_to_recordset(${json(changes)}::json) as c("lotId" uuid, change int)
    where lot.id = c."lotId" and reserved + c.change between 0 and on_hand`;
  tx.expect(boxes.length, 'boxes of the amended order were not stored')`
    insert into reservation_line (order_id, line_id, lot_id, quantity, eye, evidence_id)
    select "orderId", "lineId", "lotId", quantity, eye, "evidenceId"
    from json_to_recordset(${json(boxes)}::json)
      as p("orderId" uuid, "lineId" uuid, "lotId" uuid, quantity int, eye text, "evidenceId" uuid)`;
  tx.write`
    insert into stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, created_at)
    select "lotId", 'exchange', 0, change, ${amendmentId}::uuid, ${now}::timestamptz
    from json_to_recordset(${json(changes)}::json) as c("lotId" uuid, change int)`;
  tx.write`update reservation set updated_at = ${now} where order_id = ${orderId}`;
}
