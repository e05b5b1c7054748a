import type { AuditedOrder } from '@toric/contracts/order/audit/audit.events';
import type { Tx } from '@toric/messaging/sql';
import type { ComparedBoxes, ComparedLot } from './compared-stock.ts';

const idsOf = (orders: readonly AuditedOrder[]): string[] => orders.map(({ orderId }) => orderId);

/**
 * Returns the reservation status and the shipped boxes of each order. Boxes that left without a parcel have the id of
 * their order as the parcel id in `shipped_line`. The ledger counts them under the order id already, so `shipped_line`
 * adds only the boxes of other parcels.
 */
export const findComparedBoxes = (tx: Tx, orders: readonly AuditedOrder[], takenAt: string): Promise<ComparedBoxes[]> =>
  tx.many<ComparedBoxes>`
    select o.id as order_id, r.status, coalesce(r.updated_at >= ${takenAt}::timestamptz, false) as is_moving,
      (select coalesce(-sum(l.on_hand_change), 0) from stock_ledger l where l.cause_id = o.id and l.kind = 'ship')::int
        + (select coalesce(sum(quantity), 0) from shipped_line s
          where s.order_id = o.id and s.parcel_id <> o.id)::int as shipped
    from unnest(${idsOf(orders)}::uuid[]) as o(id) left join reservation r on r.order_id = o.id`;

/**
 * Returns the lots of which these orders have boxes, each once. One statement reads a lot and its ledger at one
 * instant.
 */
export const findComparedLots = (tx: Tx, orders: readonly AuditedOrder[]): Promise<ComparedLot[]> =>
  tx.many<ComparedLot>`
    select l.id as lot_id, o.order_id, l.on_hand, l.reserved, s.on_hand::int as ledger_on_hand, s.reserved::int as ledger_reserved
    from (select lot_id, min(order_id::text)::uuid as order_id
      from (select lot_id, order_id from reservation_line union all select lot_id, order_id from shipped_line) boxes
      where order_id = any(${idsOf(orders)}::uuid[]) group by lot_id) o
    join lot l on l.id = o.lot_id
    cross join lateral (
      select coalesce(sum(e.on_hand_change), 0) as on_hand, coalesce(sum(e.reserved_change), 0) as reserved
      from stock_ledger e where e.lot_id = l.id) s
    order by l.id`;
