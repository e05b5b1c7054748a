/**
 * Reads and writes boxes that came back. Reservations are locked before lots, and lots in the order of their ids, as in
 * the whole service.
 */
import { BoxRule, BoxState, CountedReason, Disposition } from '@toric/contracts/returned/returned';
import { json, type Tx } from '@toric/messaging/sql';
import type { LotNow } from './box-fate.ts';

/** Describes a lot from which boxes of an order line were sent. */
export type SentLot = Omit<LotNow, 'back'> & {
  readonly lotId: string;
  readonly lineId: string;
  readonly lotNumber: string;
  readonly supplierId: string | null;
  readonly costAmount: number | null;
  readonly costCurrency: string | null;
};

/**
 * Locks the reservation of the order and the lots with which it was sent, until the commit. Returns these lots with the
 * supplier of their last receipt and the cost of a box. Boxes that left in parcels of their own are in `shipped_line`.
 * Boxes that left in one piece are in the reservation. Returns no lots for an order that was not sent.
 */
export async function lockSentLots(tx: Tx, orderId: string): Promise<SentLot[]> {
  await tx.run`select from reservation where order_id = ${orderId} for no key update`;
  await tx.run`
    select from lot where id in (
      select lot_id from reservation_line where order_id = ${orderId}
      union all select lot_id from shipped_line where order_id = ${orderId})
    order by id for no key update`;
  return tx.many<SentLot>`
    with sent as (
      select line_id, lot_id, sum(quantity)::int as shipped from (
        select line_id, lot_id, quantity from shipped_line where order_id = ${orderId}
        union all
        select line_id, lot_id, quantity from reservation_line join reservation using (order_id)
        where order_id = ${orderId} and status = 'shipped') boxes
      group by line_id, lot_id)
    select sent.lot_id, sent.line_id, lot.lot_number, lot.expires_on::text as expires_on, lot.quarantined,
      exists (select from quarantine q where q.lot_id = lot.id and q.recall_id is not null) as recalled,
      sent.shipped, bought.supplier_id,
      coalesce(ordered.unit_price, priced.amount) as cost_amount,
      coalesce(bought.currency, supplier.currency) as cost_currency
    from sent join lot on lot.id = sent.lot_id
    left join lateral (
      select coalesce(receipt.supplier_id, po.supplier_id) as supplier_id, po.id as purchase_order_id, po.currency
      from stock_ledger e join receipt on receipt.id = e.cause_id
      left join purchase_order po on po.id = receipt.purchase_order_id
      where e.lot_id = lot.id and e.kind = 'receipt' order by e.position desc limit 1) bought on true
    left join purchase_order_line ordered on ordered.purchase_order_id = bought.purchase_order_id
      and ordered.pack_id = lot.pack_id and ordered.lens_id = lot.lens_id
    left join supplier on supplier.id = bought.supplier_id
    left join supplier_price priced on priced.supplier_id = bought.supplier_id and priced.pack_id = lot.pack_id
    order by sent.line_id, sent.lot_id`;
}

export type ReturnedBox = {
  readonly id: string;
  readonly returnId: string;
  readonly orderId: string;
  readonly lineId: string;
  readonly lotId: string | null;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly state: BoxState;
  readonly reason: CountedReason | null;
  readonly disposition: Disposition;
  readonly rule: BoxRule;
  readonly costAmount: number | null;
  readonly costCurrency: string | null;
  readonly supplierId: string | null;
  /** Names the person who received the box. It is null if the command named no person. */
  readonly receivedBy: string | null;
};

type Row = { readonly [K in keyof ReturnedBox]: ReturnedBox[K] extends string ? string : string | number | null };
const boxOf = (row: Row): ReturnedBox =>
  ({
    ...row,
    state: BoxState.parse(row.state),
    reason: row.reason === null ? null : CountedReason.parse(row.reason),
    disposition: Disposition.parse(row.disposition),
    rule: BoxRule.parse(row.rule),
  }) as ReturnedBox; // the cast is safe: the other columns have the types of the schema

/** Returns the boxes of an order that came back before, in any return. */
export async function findBack(tx: Tx, orderId: string): Promise<ReturnedBox[]> {
  const rows = await tx.many<Row>`
    select id, return_id, order_id, line_id, lot_id, lot_number, expires_on::text as expires_on, state, reason, disposition, rule,
      cost_amount, cost_currency, supplier_id, received_by
    from returned_box where order_id = ${orderId} order by created_at, id`;
  return rows.map(boxOf);
}

/**
 * Inserts the boxes, and books the boxes that are for sale again, with one ledger entry for each box. The caller has
 * locked the lots.
 */
export function insertReturned(tx: Tx, boxes: readonly ReturnedBox[], now: Date): void {
  if (boxes.length === 0) return;
  tx.expect(boxes.length, 'a returned box was inserted twice')`
    insert into returned_box (id, return_id, order_id, line_id, lot_id, lot_number, expires_on, state, reason, disposition, rule,
      cost_amount, cost_currency, supplier_id, received_by, created_at)
    select id, "returnId", "orderId", "lineId", "lotId", "lotNumber", "expiresOn", state, reason, disposition, rule, "costAmount",
      "costCurrency", "supplierId", "receivedBy", ${now}
    from json_to_recordset(${json(boxes)}::json) as b(id uuid, "returnId" uuid, "orderId" uuid, "lineId" uuid, "lotId" uuid,
      "lotNumber" text, "expiresOn" date, state text, reason text, disposition text, rule text, "costAmount" int,
      "costCurrency" text, "supplierId" uuid, "receivedBy" uuid)`;
  const restocked = boxes.filter(({ disposition }) => disposition === 'restocked');
  restock(
    tx,
    restocked.map(({ id, lotId }) => ({ id, lotId: lotId ?? '' })),
    { actorId: null, reason: null },
    now,
  );
}

type Restocked = { readonly id: string; readonly lotId: string };

/**
 * Puts boxes back into their lots. The ledger stores the id of the box as the cause, so that it is booked only once.
 */
export function restock(
  tx: Tx,
  boxes: readonly Restocked[],
  { actorId, reason }: { actorId: string | null; reason: string | null },
  now: Date,
): void {
  if (boxes.length === 0) return;
  tx.write`
    update lot set on_hand = on_hand + back.boxes
    from (select "lotId" as lot_id, count(*)::int as boxes from json_to_recordset(${json(boxes)}::json) as b("lotId" uuid) group by 1) back
    where lot.id = back.lot_id`;
  tx.expect(boxes.length, 'a returned box was booked twice')`
    insert into stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, reason, actor_id, created_at)
    select "lotId", 'return', 1, 0, id, ${reason}, ${actorId}::uuid, ${now}
    from json_to_recordset(${json(boxes)}::json) as b(id uuid, "lotId" uuid)`;
}

/** Locks a box and its lot until the commit. Returns undefined if the box does not exist. */
export async function lockReturned(tx: Tx, boxId: string) {
  const row = await tx.maybe<Row>`
    select id, return_id, order_id, line_id, lot_id, lot_number, expires_on::text as expires_on, state, reason, disposition, rule,
      cost_amount, cost_currency, supplier_id, received_by
    from returned_box where id = ${boxId} for no key update`;
  if (!row) return undefined;
  const lot = await tx.maybe<{ expiresOn: string; quarantined: boolean; recalled: boolean }>`
    select expires_on::text as expires_on, quarantined,
      exists (select from quarantine q where q.lot_id = lot.id and q.recall_id is not null) as recalled
    from lot where id = ${row.lotId}::uuid for no key update of lot`;
  return { box: boxOf(row), lot };
}

type Settlement = {
  readonly disposition: Disposition;
  readonly rule: BoxRule;
  readonly by: string;
  readonly why: string;
  readonly at: Date;
};
export function saveSettlement(tx: Tx, boxId: string, { disposition, rule, by, why, at }: Settlement): void {
  tx.expect(1, `returned box ${boxId} does not exist`)`
    update returned_box set disposition = ${disposition}, rule = ${rule}, settled_by = ${by}, settled_at = ${at},
      why = ${why}
    where id = ${boxId}`;
}

/**
 * Returns the cost of the boxes that this person both received and threw away since `since`, in minor units, whatever
 * the currency. A box of unknown cost counts as 0. Holds an advisory lock of the person until the commit, so that no
 * decision of another transaction is missed.
 */
export async function scrappedAlone(tx: Tx, { actorId, since }: { actorId: string; since: Date }): Promise<number> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended(${`returned boxes of ${actorId}`}, 0))`;
  const { cost } = await tx.one<{ cost: number }>`
    select coalesce(sum(cost_amount), 0)::int as cost from returned_box
    where settled_by = ${actorId} and received_by = ${actorId} and disposition = 'scrapped' and settled_at > ${since}`;
  return cost;
}
