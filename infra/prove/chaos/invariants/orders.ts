// I1, I2, I9, I11: no order is lost or doubled, each comes to rest, and all who hold something for it agree.
import { bySql } from './invariant.ts';

/** Where an order may rest: it stands, it ended, or a person must collect its money. */
const RESTING = `('confirmed', 'shipped', 'completed', 'cancelled', 'payment-due')`;

export const nothingLost = bySql({
  id: 'I1',
  says: 'no acknowledged order is lost; every one reaches an end, and no answer is taken back',
  checked: 'select count(distinct order_id) from acknowledged',
  violations: [
    `select format('order %s was acknowledged as %s and is not there', a.order_id, a.number) as violation
     from acknowledged a left join "order".orders o on o.id = a.order_id and o.number = a.number where o.id is null`,
    `select format('order %s is still %s', id, status) as violation from "order".orders where status not in ${RESTING}`,
    `select format('%s with key %s was never acknowledged', action, key) as violation from told where status is null`,
    `select format('order %s is %s after its %s was acknowledged', p.order_id, o.status, p.action) as violation
     from promised p left join "order".orders o on o.id = p.order_id where o.status is null or o.status <> all(p.allowed)`,
    `select format('the refund of order %s was acknowledged and is %s', t.order_id, coalesce(r.status, 'not there')) as violation
     from told t left join payment.refund r on r.id = (t.body->>'id')::uuid
     where t.action = 'refund' and t.status < 300 and coalesce(r.status, '') not in ('done', 'refused')`,
  ],
});

export const onePerKey = bySql({
  id: 'I2',
  says: 'at most one order per key, and none without',
  checked: 'select count(distinct key) from acknowledged',
  violations: [
    `select format('key %s has %s orders', key, count(distinct order_id)) as violation
     from acknowledged group by key having count(distinct order_id) > 1`,
    `select format('order %s belongs to no key of the client', o.id) as violation
     from "order".orders o left join acknowledged a on a.order_id = o.id where a.key is null`,
  ],
});

export const nothingOverdue = bySql({
  id: 'I9',
  says: 'no process is past its deadline, and each says what its order says',
  checked: 'select count(*) from process',
  violations: [
    `select format('%s of %s is %s past its deadline in %s', name, key, now() - deadline_at, state) as violation
     from process where deadline_at < now() - interval '10 seconds'`,
    `select format('order %s is %s and its process %s', o.id, o.status, coalesce(p.state, 'not there')) as violation
     from "order".orders o left join process p on p.name = 'order-process' and p.key = o.id
     where p.state is distinct from o.status`,
    `select format('effect %s of %s has no end: %s', name, data->>'orderId', coalesce(last_error, 'never tried')) as violation
     from effect where done_at is null`,
  ],
});

const HELD = `coalesce(t.authorised > 0 and not t.voided, false)`;

/** What the provider and the warehouse must hold for an order in each of its resting states. */
export const holdersAgree = bySql({
  id: 'I11',
  says: 'confirmed, authorised and reserved are one, each box by the evidence of its line',
  checked: 'select count(*) from "order".orders',
  violations: [
    `select format('order %s is %s; the provider: held %s, captured %s; its stock: %s', o.id, o.status, ${HELD},
       coalesce(t.captured, 0), coalesce(r.status, 'none')) as violation
     from "order".orders o left join theirs t on t.order_id = o.id left join catalog_inventory.reservation r on r.order_id = o.id
     where not case o.status
       when 'confirmed' then ${HELD} and t.captured = 0 and coalesce(r.status = 'held', false)
       when 'payment-due' then ${HELD} and t.captured = 0 and coalesce(r.status = 'shipped', false)
       when 'shipped' then ${HELD} and t.captured > 0 and coalesce(r.status = 'shipped', false)
       when 'completed' then ${HELD} and t.captured > 0 and coalesce(r.status = 'shipped', false)
       when 'cancelled' then not ${HELD} and coalesce(r.status, 'none') in ('none', 'refused', 'released', 'withdrawn')
       else true end`,
    `select format('order %s holds boxes by %s, and its line rests on %s', b.order_id, coalesce(b.evidence_id::text, 'nothing'),
       coalesce(l.evidence_id::text, 'nothing')) as violation
     from catalog_inventory.reservation_line b left join "order".order_line l on l.id = b.line_id
     where b.evidence_id is null or b.evidence_id is distinct from l.evidence_id`,
    `select format('the provider knows of an order %s that is not there', t.order_id) as violation
     from theirs t left join "order".orders o on o.id = t.order_id where o.id is null`,
    `select format('order %s is %s and its coupon %s', o.id, o.status, d.status) as violation
     from "order".orders o join marketing.redemption d on d.order_id = o.id
     where (o.status = 'cancelled') = (d.status in ('open', 'redeemed'))`,
  ],
});
