/**
 * Checks I5 and I6: no lot is oversold, the boxes of each lot equal the sums of the stock ledger, and no stock is
 * reserved for an order that has ended.
 */
import { bySql, IN_PARTS, LEFT } from './invariant.ts';

export const OVERSOLD = `select format('lot %s has %s on hand and %s reserved', id, on_hand, reserved) as violation
  from catalog_inventory.lot where reserved > on_hand or reserved < 0 or on_hand < 0`;

export const neverOversold = bySql({
  id: 'I5',
  says: 'reserved never exceeds on hand, and neither is negative',
  checked: 'select count(*) from catalog_inventory.lot',
  violations: [OVERSOLD],
});

export const stockLedgerAgrees = bySql({
  id: 'I6',
  says: 'on hand and reserved equal the sums of the stock ledger; no ended order has a reservation',
  checked: 'select count(*) from catalog_inventory.stock_ledger',
  violations: [
    `select format('lot %s: on hand %s, ledger %s; reserved %s, ledger %s', l.id, l.on_hand, b.on_hand, l.reserved, b.reserved) as violation
     from catalog_inventory.lot l left join (
       select lot_id, sum(on_hand_change) as on_hand, sum(reserved_change) as reserved
       from catalog_inventory.stock_ledger group by 1) b on b.lot_id = l.id
     where l.on_hand is distinct from b.on_hand or l.reserved is distinct from b.reserved`,
    `select format('lot %s: reserved %s, reserved by orders %s', l.id, l.reserved, coalesce(h.held, 0)) as violation
     from catalog_inventory.lot l left join (
       select lot_id, sum(quantity) as held from catalog_inventory.reservation_line
       join catalog_inventory.reservation r using (order_id) where r.status = 'held' group by 1) h on h.lot_id = l.id
     where l.reserved <> coalesce(h.held, 0)`,
    `select format('order %s is %s and still has stock reserved', o.id, o.status) as violation
     from "order".orders o join catalog_inventory.reservation r on r.order_id = o.id
     where r.status = 'held' and o.status in ('cancelled', 'shipped', 'completed', 'payment-due')
       and not (o.status = 'payment-due' and o.id in (select order_id from catalog_inventory.shipped_line))`,
    `select format('order %s left the warehouse with %s boxes instead of %s', o.id, coalesce(s.boxes, 0), o.boxes) as violation
     from (select o.id, coalesce(sum(case when ${IN_PARTS} then l.shipped else l.quantity end) filter (where l.goods <> 'service'), 0) as boxes
           from "order".orders o join "order".order_line l on l.order_id = o.id
           where o.status in ('shipped', 'completed', 'part-shipped') or o.status = 'payment-due'
             and o.id not in (select order_id from catalog_inventory.shipped_line) group by 1) o
     left join (${LEFT}) s on s.order_id = o.id
     where o.boxes <> coalesce(s.boxes, 0)`,
  ],
});
