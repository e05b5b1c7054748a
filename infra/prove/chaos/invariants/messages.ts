/**
 * Checks I7, I8 and I10: each consumer applied each of its messages once, its projection equals their sum, and no
 * version is missing.
 */
import { POISON } from '../ledger-tables.ts';
import { bySql } from './invariant.ts';

export const appliedOnce = bySql({
  id: 'I7',
  says: 'each consumer applied exactly the messages sent to it, and its projection equals their sum',
  checked: 'select count(*) from applied',
  violations: [
    `select format('%s has applied message %s, which was not sent to it', a.consumer, a.message_id) as violation
     from applied a left join sent s on s.id = a.message_id
     left join binding l on l.type = s.type and l.consumer = a.consumer where l.consumer is null`,
    `select format('%s %s was emitted %s times because of message %s', type, aggregate_id, count(*), causation_id) as violation
     from sent where causation_id is not null and causation_id not in (select id from pruned_message) group by type, aggregate_id, causation_id having count(*) > 1`,
    `select format('purchase %s differs from the order.order-* messages', coalesce(p.order_id, e.order_id)) as violation
     from marketing.purchase p full join (
       select aggregate_id as order_id, (min(data->>'customerId'))::uuid as customer_id,
         (min(data->'subtotal'->>'amount'))::int as subtotal, min(occurred_at) filter (where type = 'order.order-placed.v1') as placed_at,
         coalesce((array_agg((data->'total'->>'amount')::int order by occurred_at desc) filter (where type = 'order.order-amended.v1'))[1],
           (min(data->'total'->>'amount') filter (where type = 'order.order-confirmed.v1'))::int) as total, min(occurred_at) filter (where type = 'order.order-confirmed.v1') as confirmed_at,
         min(data->'reason'->>'code') as cancel_reason, min(occurred_at) filter (where type = 'order.order-cancelled.v1') as cancelled_at
       from sent where type in ('order.order-placed.v1', 'order.order-confirmed.v1', 'order.order-amended.v1', 'order.order-cancelled.v1')
       group by 1) e on e.order_id = p.order_id
     where (p.customer_id, p.subtotal, p.placed_at, p.total, p.confirmed_at, p.cancel_reason, p.cancelled_at)
       is distinct from (e.customer_id, e.subtotal, e.placed_at, e.total, e.confirmed_at, e.cancel_reason, e.cancelled_at)`,
    `select format('participant %s differs from the registration', coalesce(p.customer_id, s.aggregate_id)) as violation
     from marketing.participant p full join (select * from sent where type = 'customer.customer-registered.v1') s
       on s.aggregate_id = p.customer_id
     where p.registered_at is distinct from s.occurred_at`,
    `select format('offer %s has version %s, the last message has %s', coalesce(o.product_id, s.product_id), o.version, s.version) as violation
     from "order".offer o full join (
       select aggregate_id as product_id, max(version) as version from sent
       where type = 'catalog-inventory.offer-changed.v1' group by 1) s using (product_id)
     where o.version is distinct from s.version`,
  ],
});

export const deliveredAll = bySql({
  id: 'I8',
  says: 'published × bindings = applied + dead letters; the outbox is empty, and only poison messages are dead letters',
  checked: 'select count(*) from due',
  violations: [
    `select format('%s %s never reached %s', s.type, s.id, s.consumer) as violation
     from due s
     left join applied a on a.consumer = s.consumer and a.message_id = s.id
     left join dead_letter d on d.consumer = s.consumer and d.message_id = s.id
     where a.message_id is null and d.id is null`,
    `select format('%s %s of %s was never published', type, id, owner) as violation from sent where published_at is null`,
    `select format('%s has the dead letter %s %s: %s, %s', consumer, type, message_id, reason, left(error, 200)) as violation
     from dead_letter where body not like '%${POISON}%'`,
  ],
});

export const versionsGapless = bySql({
  id: 'I10',
  says: 'versions have no gap and never decrease; every order made only transitions that its process allows',
  checked: 'select count(*) from aggregate_version',
  violations: [
    `select format('%s of %s: message %s has version %s at position %s', owner, aggregate_id, id, version, position) as violation
     from (select *, row_number() over (partition by owner, aggregate_id order by seq) as position from sent) s where version <> position`,
    `select format('%s of %s: last version %s, %s messages', n.owner, n.aggregate_id, n.version, coalesce(s.messages, 0)) as violation
     from aggregate_version n left join (select owner, aggregate_id, count(*) as messages from sent group by 1, 2) s using (owner, aggregate_id)
     where n.version is distinct from s.messages`,
    `select format('order %s went from %s to %s', s.order_id, s.earlier, s.status) as violation
     from (select *, lag(status) over (partition by order_id order by id) as earlier from "order".order_step) s
     left join allowed_transition m on m.earlier = s.earlier and m.later = s.status
     where s.earlier is not null and m.later is null`,
  ],
});
