/**
 * Stores returns with their lines, boxes and steps. The texts that people wrote are sealed under the key of the
 * customer.
 */
import type { Keyring } from '@toric/chassis/data/vault';
import { Goods } from '@toric/contracts/goods/goods';
import { ReturnResolution, ReturnRule, ReturnStatus } from '@toric/contracts/order/returns/return.http';
import type { RefundTo } from '@toric/contracts/payment/store-credit/refund-to';
import { BoxState, Disposition, ReturnReason } from '@toric/contracts/returned/returned';
import type { Transition } from '@toric/messaging/process';
import { json, type Tx } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import type { OrderReturn as ReturnRow, ReturnBox as BoxRow, ReturnLine as LineRow } from '../generated/client.ts';
import { lockProcess } from '../orders/order.store.ts';
import { AWAITED_DAYS, type ReturnFacts } from './return.process.ts';
import { type BoughtOrder, countedReason, type InspectedBox, NOT_COUNTED, type ReturnedLine } from './return.ts';

const cell = (column: string, row: string) => ({ table: 'order_return', column, row });
const reactionCell = (returnId: string, lineId: string) => ({
  ...{ table: 'return_line', column: 'sealed_reaction' },
  row: `${returnId} ${lineId}`,
});

export const openNote = (keys: Keyring, row: Pick<ReturnRow, 'id' | 'sealedNote'>): string | null =>
  row.sealedNote === null ? null : keys.open(cell('sealed_note', row.id), row.sealedNote);
export const openDecision = (keys: Keyring, row: Pick<ReturnRow, 'id' | 'sealedDecision'>): string | null =>
  row.sealedDecision === null ? null : keys.open(cell('sealed_decision', row.id), row.sealedDecision);
/** These two values have the same length, because the length of a sealed text would otherwise reveal the reaction. */
const [REACTED, CALM] = ['true', 'none'];
export const openReaction = (keys: Keyring, row: Pick<LineRow, 'returnId' | 'lineId' | 'sealedReaction'>): boolean =>
  row.sealedReaction !== null && keys.open(reactionCell(row.returnId, row.lineId), row.sealedReaction) === REACTED;

export const nextReturnSequence = async (tx: Tx): Promise<number> =>
  (await tx.one<{ nextval: number }>`select nextval('return_number')`).nextval;

type OrderRow = Omit<BoughtOrder, 'lines' | 'deliveredOn' | 'delivery'> & {
  readonly delivery: number | null;
  readonly deliveredAt: Date | null;
  readonly lines: readonly {
    readonly id: string;
    readonly productId: string;
    readonly productName: string;
    readonly goods: string | null;
    readonly quantity: number;
    readonly sent: number;
    readonly unitPrice: number;
    readonly tax: number | null;
    readonly returned: number;
  }[];
};

/**
 * Locks the process of the order, so that two returns of the order are counted one after the other. Returns the order
 * lines with the boxes that were shipped, and with the boxes that other returns have already used up. A closed return
 * whose goods were awaited used up only the boxes that arrived. If no part of the order left in a separate parcel, all
 * its boxes count as shipped.
 */
export async function lockBought(
  tx: Tx,
  orderId: string,
  customerId: string | undefined,
): Promise<BoughtOrder | undefined> {
  lockProcess(tx, orderId);
  const order = await tx.maybe<OrderRow>`
    select o.id, o.number, o.customer_id, o.status, o.market, o.currency, o.discount,
      (to_jsonb(o)->>'delivery_charge')::int as delivery,
      (select coalesce(max(at) filter (where status = 'completed'), max(at) filter (where status = 'shipped'), max(at))
       from order_step where order_id = o.id) as delivered_at,
      (select coalesce(json_agg(json_build_object('id', l.id, 'productId', l.product_id, 'productName', l.product_name,
          'goods', to_jsonb(l)->>'goods', 'quantity', l.quantity, 'unitPrice', l.unit_price,
          'sent', case when exists (select from order_line p where p.order_id = o.id and p.shipped > 0)
            then l.shipped else l.quantity end,
          'tax', case when to_jsonb(o)->>'tax_on_top' is null or (to_jsonb(o)->>'tax_on_top')::int > 0
            then (to_jsonb(l)->>'tax')::int end,
          'returned', (
            select coalesce(sum(case when r.status = 'closed' and r.goods_come_back
              then (select count(*) from return_box b where b.return_id = r.id and b.line_id = l.id) else rl.quantity end), 0)
            from return_line rl join order_return r on r.id = rl.return_id
            where rl.line_id = l.id and r.order_id = o.id and r.status <> all(${NOT_COUNTED}::text[])))
        order by l.position), '[]')
       from order_line l where l.order_id = o.id) as lines
    from orders o where o.id = ${orderId} and (${customerId ?? null}::uuid is null or o.customer_id = ${customerId ?? null})`;
  if (!order) return undefined;
  const { deliveredAt, delivery, lines, ...rest } = order;
  return {
    ...rest,
    delivery: delivery ?? 0,
    deliveredOn: dayOf(deliveredAt ?? new Date(0)),
    lines: lines.map(({ goods, tax, ...line }) => ({
      ...line,
      goods: goods === null ? undefined : Goods.parse(goods),
      tax: tax ?? 0,
    })),
  };
}

export type NewReturn = Pick<
  ReturnRow,
  | ('id' | 'number' | 'orderId' | 'orderNumber' | 'customerId' | 'market' | 'currency' | 'carriageBy')
  | ('goodsComeBack' | 'deliveryToo' | 'expectedRefund' | 'requestedBy' | 'createdAt')
> & {
  readonly resolution: ReturnResolution;
  readonly refundTo: RefundTo;
  readonly note: string | undefined;
  readonly lines: readonly (ReturnedLine & { productId: string; productName: string; source: string | null })[];
};

/**
 * Inserts the return with its lines. Each line has a sealed mark of whether the eye reacted, even if it did not, so
 * that the existence of the mark reveals nothing.
 */
export function insertReturn(tx: Tx, { lines, note, ...row }: NewReturn, keys: Keyring): void {
  const sealedNote = note === undefined ? null : keys.seal(cell('sealed_note', row.id), note);
  const rows = lines.map((line, position) => ({
    ...line,
    position,
    reason: countedReason(line.reason),
    sealedReaction: keys.seal(reactionCell(row.id, line.lineId), line.reason === 'reaction' ? REACTED : CALM),
  }));
  tx.write`
    insert into order_return (id, number, order_id, order_number, customer_id, status, resolution, market, currency, goods_come_back,
      delivery_too, carriage_by, expected_refund, refund_to, sealed_note, requested_by, created_at, updated_at)
    values (${row.id}, ${row.number}, ${row.orderId}, ${row.orderNumber}, ${row.customerId}, 'requested', ${row.resolution},
      ${row.market}, ${row.currency}, ${row.goodsComeBack}, ${row.deliveryToo}, ${row.carriageBy}, ${row.expectedRefund}, ${row.refundTo},
      ${sealedNote}, ${row.requestedBy}, ${row.createdAt}, ${row.createdAt})`;
  tx.write`
    insert into return_line (return_id, line_id, position, product_id, product_name, quantity, reason, sealed_reaction, allowed, rule, source)
    select ${row.id}, "lineId", position, "productId", "productName", quantity, reason, "sealedReaction", allowed, rule, source
    from json_to_recordset(${json(rows)}::json) as l("lineId" uuid, position int, "productId" uuid, "productName" text, quantity int,
      reason text, "sealedReaction" text, allowed boolean, rule text, source text)`;
}

export type LockedReturn = Omit<ReturnRow, 'status' | 'resolution'> & {
  readonly status: ReturnStatus;
  readonly resolution: ReturnResolution;
  readonly lines: readonly ReturnedLine[];
  readonly boxes: readonly InspectedBox[];
};

/**
 * Locks the process of the return, and returns the return with its lines and boxes. Every transaction locks the process
 * before the return. Returns undefined if the return does not exist, or if `customerId` names another customer.
 */
export async function lockReturn(
  tx: Tx,
  returnId: string,
  customerId: string | undefined,
): Promise<LockedReturn | undefined> {
  tx.write`select from process where name = 'return-process' and key = ${returnId} for update`;
  const row = await tx.maybe<ReturnRow>`
    select * from order_return where id = ${returnId}
      and (${customerId ?? null}::uuid is null or customer_id = ${customerId ?? null})`;
  if (!row) return undefined;
  const lines = await tx.many<LineRow>`select * from return_line where return_id = ${returnId} order by position`;
  const boxes = await tx.many<BoxRow>`select * from return_box where return_id = ${returnId} order by received_at, id`;
  return {
    ...row,
    status: ReturnStatus.parse(row.status),
    resolution: ReturnResolution.parse(row.resolution),
    lines: lines.map(returnedLine),
    boxes: boxes.map(inspectedBox),
  };
}

export const returnedLine = (
  row: Pick<LineRow, 'lineId' | 'quantity' | 'reason' | 'allowed' | 'rule'>,
): ReturnedLine => ({
  ...{ lineId: row.lineId, quantity: row.quantity, allowed: row.allowed },
  reason: ReturnReason.parse(row.reason),
  rule: ReturnRule.parse(row.rule),
});
export const inspectedBox = (row: Pick<BoxRow, 'id' | 'lineId' | 'state' | 'disposition'>): InspectedBox => ({
  ...{ id: row.id, lineId: row.lineId, state: BoxState.parse(row.state) },
  disposition: row.disposition === null ? null : Disposition.parse(row.disposition),
});

type Approval = { readonly carrier?: string | undefined; readonly trackingNumber?: string | undefined };
export function approve(
  tx: Tx,
  id: string,
  { carrier, trackingNumber }: Approval,
  by: { id: string; sendBackBy: string },
): void {
  tx.expect(1, `return ${id} does not exist`)`
    update order_return set carrier = ${carrier ?? null}, tracking_number = ${trackingNumber ?? null}, decided_by = ${by.id},
      send_back_by = ${by.sendBackBy}::date where id = ${id}`;
}

/** Stores the sealed reason why a return was refused, or was decided against the rules. */
export function keepDecision(
  tx: Tx,
  id: string,
  { by, why, refundTo }: { by: string; why: string | undefined; refundTo?: RefundTo | undefined },
  keys: Keyring,
): void {
  const sealed = why === undefined ? null : keys.seal(cell('sealed_decision', id), why);
  tx.expect(1, `return ${id} does not exist`)`
    update order_return set decided_by = ${by}, sealed_decision = coalesce(${sealed}, sealed_decision),
      refund_to = coalesce(${refundTo ?? null}, refund_to) where id = ${id}`;
}

type NewBox = { boxId: string; lineId: string; lotNumber: string; expiresOn: string; state: BoxState };
export function insertBoxes(tx: Tx, returnId: string, boxes: readonly NewBox[], by: { id: string; now: Date }): void {
  tx.expect(boxes.length, 'a box was inserted twice')`
    insert into return_box (id, return_id, line_id, lot_number, expires_on, state, received_by, received_at)
    select "boxId", ${returnId}, "lineId", "lotNumber", "expiresOn", state, ${by.id}, ${by.now}
    from json_to_recordset(${json(boxes)}::json)
      as b("boxId" uuid, "lineId" uuid, "lotNumber" text, "expiresOn" date, state text)`;
}

type DecidedBox = { readonly id: string; readonly refunds: boolean; readonly rule: ReturnRule };
export function keepBoxDecisions(tx: Tx, boxes: readonly DecidedBox[]): void {
  if (boxes.length === 0) return;
  tx.expect(boxes.length, 'a box of the return does not exist')`
    update return_box b set refunds = d.refunds, refund_rule = d.rule
    from json_to_recordset(${json(boxes)}::json) as d(id uuid, refunds boolean, rule text) where b.id = d.id`;
}

/** Writes the transitions of the return process to the returns, to their boxes and to their history. */
export function recordReturns(tx: Tx, transitions: readonly Transition<ReturnStatus, ReturnFacts>[], now: Date): void {
  const rows = transitions.map(({ key, state, data }) => ({ ...data, returnId: key, status: state }));
  const last = [...new Map(rows.map((row) => [row.returnId, row])).values()];
  tx.write`
    with moved as (
      update order_return r set status = n.status, outcome = n.outcome, reason_code = n.reason->>'code',
        reason_detail = n.reason->>'detail', refunded = (n.amount->>'amount')::int, credit_note_number = n."creditNoteNumber",
        exchange_order_id = n."exchangeOrderId",
        send_back_by = case when n.status in ('approved', 'exchange-sent') then ${now}::date + ${AWAITED_DAYS}::int else r.send_back_by end,
        version = r.version + 1, updated_at = ${now}
      from json_to_recordset(${json(last)}::json) as n("returnId" uuid, status text, outcome text, reason json, amount json,
        "creditNoteNumber" text, "exchangeOrderId" uuid)
      where r.id = n."returnId"
    ), inspected as (
      update return_box b set disposition = n.disposition, rule = n.rule, cost_amount = (n.cost->>'amount')::int,
        cost_currency = n.cost->>'currency'
      from json_to_recordset(${json(last.flatMap(({ boxes }) => boxes))}::json)
        as n("boxId" uuid, disposition text, rule text, cost json)
      where b.id = n."boxId" and n.disposition is not null
    )
    insert into return_step (return_id, status, reason_code, reason_detail, at)
    select "returnId", status, reason->>'code', reason->>'detail', ${now}
    from json_to_recordset(${json(rows)}::json) as s("returnId" uuid, status text, reason json)`;
}
