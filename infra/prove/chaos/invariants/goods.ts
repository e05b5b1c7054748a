/**
 * Checks I15 and I16: returned boxes are sold again only if they may be, and picks and amendments agree with the boxes
 * of the order.
 */
import { bySql, IN_PARTS, SHIPPED } from './invariant.ts';

export const backOnce = bySql({
  id: 'I15',
  says: 'only shipped boxes come back, each once; only sealed ones in date are for sale again, and the ledger has each of them',
  checked: 'select count(*) from catalog_inventory.returned_box',
  violations: [
    `select format('order %s: %s boxes of lot %s came back, and %s were shipped', b.order_id, count(*), b.lot_id, coalesce(s.boxes, 0)) as violation
     from catalog_inventory.returned_box b left join (${SHIPPED}) s using (order_id, line_id, lot_id)
     where b.disposition <> 'not-ours' group by b.order_id, b.line_id, b.lot_id, s.boxes having count(*) > coalesce(s.boxes, 0)`,
    `select format('box %s is for sale again: it came back %s and expires on %s', id, state, expires_on) as violation
     from catalog_inventory.returned_box where disposition = 'restocked' and (state <> 'sealed' or expires_on <= created_at::date)`,
    `select format('box %s came back into lot %s, whose ledger has %s', b.id, b.lot_id, coalesce(e.on_hand_change::text, 'nothing')) as violation
     from catalog_inventory.returned_box b left join catalog_inventory.stock_ledger e
       on e.cause_id = b.id and e.lot_id = b.lot_id and e.kind = 'return'
     where (b.disposition = 'restocked') <> coalesce(e.on_hand_change = 1, false)`,
    `select format('return %s asks for %s boxes of line %s, of which %s were sent', r.number, t.boxes, t.line_id, l.sent) as violation
     from (select r.order_id, l.line_id, sum(l.quantity) as boxes, max(r.number) as number
           from "order".order_return r join "order".return_line l on l.return_id = r.id
           where r.status not in ('refused', 'cancelled', 'expired') group by 1, 2) t
       join (select l.id, case when ${IN_PARTS} then l.shipped else l.quantity end as sent from "order".order_line l) l on l.id = t.line_id
       join "order".order_return r on r.number = t.number
     where t.boxes > l.sent`,
  ],
});

export const picksAndAmendmentsAgree = bySql({
  id: 'I16',
  says: 'a packed parcel has the boxes of its reservation; no amendment is half done; the warehouse holds the boxes of each line',
  checked: `select count(*) from "order".orders`,
  violations: [
    `select format('order %s is packed with %s boxes of lot %s, and %s are reserved', p.order_id, p.taken, p.lot_id, coalesce(b.boxes, 0)) as violation
     from (select t.order_id, t.lot_id, sum(t.taken) as taken from catalog_inventory.pick_task t
             join catalog_inventory.picked_order o on o.wave_id = t.wave_id and o.order_id = t.order_id
           where o.status in ('packed', 'shipped') group by 1, 2) p
       join catalog_inventory.reservation r on r.order_id = p.order_id and r.status in ('held', 'shipped')
       left join (select order_id, lot_id, sum(quantity) as boxes from catalog_inventory.reservation_line group by 1, 2) b
         on b.order_id = p.order_id and b.lot_id = p.lot_id
     where p.taken <> coalesce(b.boxes, 0)
       and p.order_id not in (select order_id from catalog_inventory.shipped_line)`,
    `select format('amendment %s of order %s is %s', id, order_id, status) as violation from "order".order_amendment
     where status not in ('needs-approval', 'applied', 'refused', 'cancelled', 'rejected')`,
    `select format('order %s is kept by amendment %s, which has ended', o.id, o.amending_id) as violation
     from "order".orders o join "order".order_amendment a on a.id = o.amending_id where a.status <> 'needs-approval'`,
    `select format('order %s is %s: line %s has %s boxes, and the warehouse holds %s', o.id, o.status, l.id, l.quantity, coalesce(b.boxes, 0)) as violation
     from "order".orders o join "order".order_line l on l.order_id = o.id
       left join (select line_id, sum(quantity) as boxes from catalog_inventory.reservation_line group by 1) b on b.line_id = l.id
     where o.status in ('confirmed', 'shipped', 'completed') and l.rule = 'prescription' and l.quantity <> coalesce(b.boxes, 0)
       and not ${IN_PARTS}`,
    `select format('line %s of order %s says that %s boxes left in parcels, and the warehouse sent %s', l.id, o.id, l.shipped,
       coalesce(b.boxes, 0)) as violation
     from "order".orders o join "order".order_line l on l.order_id = o.id
       left join (select line_id, sum(quantity) as boxes from catalog_inventory.shipped_line group by 1) b on b.line_id = l.id
     where o.status in ('part-shipped', 'shipped', 'completed') and l.goods <> 'service' and ${IN_PARTS}
       and l.shipped <> coalesce(b.boxes, 0)`,
  ],
});
