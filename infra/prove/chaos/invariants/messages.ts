// I7, I8, I10: each message reached each of its listeners once, and what they made of it is what was said.
import { POISON } from '../ledger-tables.ts';
import { bySql } from './invariant.ts';

export const appliedOnce = bySql({
  id: 'I7',
  says: 'per consumer what was applied is what was sent, and the projections are what it adds up to',
  checked: 'select count(*) from applied',
  violations: [
    `select format('%s has applied message %s, which nobody sent it', a.consumer, a.message_id) as violation
     from applied a left join sent s on s.id = a.message_id
     left join listens l on l.type = s.type and l.consumer = a.consumer where l.consumer is null`,
    `select format('%s %s was said %s times because of message %s', type, aggregate_id, count(*), causation_id) as violation
     from sent where causation_id is not null and causation_id not in (select id from forgotten) group by type, aggregate_id, causation_id having count(*) > 1`,
    `select format('purchase %s is not what order.order-* said of it', coalesce(p.order_id, e.order_id)) as violation
     from marketing.purchase p full join (
       select aggregate_id as order_id, (min(data->>'customerId'))::uuid as customer_id,
         (min(data->'subtotal'->>'amount'))::int as subtotal, min(occurred_at) filter (where type = 'order.order-placed.v1') as placed_at,
         (min(data->'total'->>'amount'))::int as total, min(occurred_at) filter (where type = 'order.order-confirmed.v1') as confirmed_at,
         min(data->'reason'->>'code') as cancel_reason, min(occurred_at) filter (where type = 'order.order-cancelled.v1') as cancelled_at
       from sent where type in ('order.order-placed.v1', 'order.order-confirmed.v1', 'order.order-cancelled.v1')
       group by 1) e on e.order_id = p.order_id
     where (p.customer_id, p.subtotal, p.placed_at, p.total, p.confirmed_at, p.cancel_reason, p.cancelled_at)
       is distinct from (e.customer_id, e.subtotal, e.placed_at, e.total, e.confirmed_at, e.cancel_reason, e.cancelled_at)`,
    `select format('participant %s is not who registered', coalesce(p.customer_id, s.aggregate_id)) as violation
     from marketing.participant p full join (select * from sent where type = 'customer.customer-registered.v1') s
       on s.aggregate_id = p.customer_id
     where p.registered_at is distinct from s.occurred_at`,
    `select format('offer %s has version %s, the last said was %s', coalesce(o.product_id, s.product_id), o.version, s.version) as violation
     from "order".offer o full join (
       select aggregate_id as product_id, max(version) as version from sent
       where type = 'catalog-inventory.offer-changed.v1' group by 1) s using (product_id)
     where o.version is distinct from s.version`,
  ],
});

export const deliveredAll = bySql({
  id: 'I8',
  says: 'published × bindings = applied + set aside; the outbox is empty, and no innocent message was set aside',
  checked: 'select count(*) from sent join listens using (type)',
  violations: [
    `select format('%s %s never reached %s', s.type, s.id, l.consumer) as violation
     from sent s join listens l using (type)
     left join applied a on a.consumer = l.consumer and a.message_id = s.id
     left join set_aside d on d.consumer = l.consumer and d.message_id = s.id
     where a.message_id is null and d.id is null`,
    `select format('%s %s of %s was never published', type, id, owner) as violation from sent where published_at is null`,
    `select format('%s has set aside %s %s: %s, %s', consumer, type, message_id, reason, left(error, 200)) as violation
     from set_aside where body not like '%${POISON}%'`,
  ],
});

export const versionsGapless = bySql({
  id: 'I10',
  says: 'versions without gap or regress; every order went a way that its process knows',
  checked: 'select count(*) from numbered',
  violations: [
    `select format('%s of %s: message %s has version %s in place %s', owner, aggregate_id, id, version, place) as violation
     from (select *, row_number() over (partition by owner, aggregate_id order by seq) as place from sent) s where version <> place`,
    `select format('%s of %s: last version %s, %s messages', n.owner, n.aggregate_id, n.version, coalesce(s.messages, 0)) as violation
     from numbered n left join (select owner, aggregate_id, count(*) as messages from sent group by 1, 2) s using (owner, aggregate_id)
     where n.version is distinct from s.messages`,
    `select format('order %s went from %s to %s', s.order_id, s.earlier, s.status) as violation
     from (select *, lag(status) over (partition by order_id order by id) as earlier from "order".order_step) s
     left join moves m on m.earlier = s.earlier and m.later = s.status
     where s.earlier is not null and m.later is null`,
  ],
});
