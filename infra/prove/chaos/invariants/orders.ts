/**
 * Checks I1, I2, I9 and I11: no order is lost or duplicated, each order reaches an end, and its stock, money and coupon
 * agree with its status.
 */
import { bySql } from './invariant.ts';

/**
 * Lists the statuses in which an order has ended or waits for a person. In `payment-due`, a person must collect the
 * money. In `part-shipped`, a person must hand over the rest.
 */
const FINAL = `('confirmed', 'part-shipped', 'shipped', 'completed', 'cancelled', 'payment-due')`;

export const nothingLost = bySql({
  id: 'I1',
  says: 'no acknowledged order is lost; every order reaches an end, and no acknowledged answer is revoked',
  checked: 'select count(distinct order_id) from placed_order',
  violations: [
    `select format('order %s was acknowledged as %s and does not exist', a.order_id, a.number) as violation
     from placed_order a left join "order".orders o on o.id = a.order_id and o.number = a.number where o.id is null`,
    `select format('order %s is still %s', id, status) as violation from "order".orders where status not in ${FINAL}`,
    `select format('%s with key %s was never acknowledged', action, key) as violation from client_request where status is null`,
    `select format('order %s is %s after its %s was acknowledged', p.order_id, o.status, p.action) as violation
     from promised_status p left join "order".orders o on o.id = p.order_id where o.status is null or o.status <> all(p.allowed)`,
    `select format('the refund of order %s was acknowledged and is %s', t.order_id, coalesce(r.status, 'missing')) as violation
     from client_request t left join payment.refund r on r.id = (t.body->>'id')::uuid
     where t.action = 'refund' and t.status < 300 and coalesce(r.status, '') not in ('done', 'refused')`,
  ],
});

export const onePerKey = bySql({
  id: 'I2',
  says: 'at most one order per key, and no order without a key',
  checked: 'select count(distinct key) from placed_order',
  violations: [
    `select format('key %s has %s orders', key, count(distinct order_id)) as violation
     from placed_order group by key having count(distinct order_id) > 1`,
    `select format('order %s belongs to no key of the client', o.id) as violation
     from "order".orders o left join placed_order a on a.order_id = o.id where a.key is null`,
  ],
});

export const nothingOverdue = bySql({
  id: 'I9',
  says: 'no process is past its deadline, and each has the status of its order',
  checked: 'select count(*) from process',
  violations: [
    `select format('%s of %s is %s past its deadline in %s', name, key, now() - deadline_at, state) as violation
     from process where deadline_at < now() - interval '10 seconds'`,
    `select format('order %s is %s and its process %s', o.id, o.status, coalesce(p.state, 'missing')) as violation
     from "order".orders o left join process p on p.name = 'order-process' and p.key = o.id
     where p.state is distinct from o.status`,
    `select format('effect %s of %s is not done: %s', name, data->>'orderId', coalesce(last_error, 'never tried')) as violation
     from effect where done_at is null and (attempts > 0 or due_at <= now())`,
  ],
});

const HELD = `coalesce(t.authorised > 0 and not t.voided, false)`;
/**
 * Is an SQL condition that is true if a card must pay a part of the order, because store credit and a returned order do
 * not cover all of it.
 */
const DUE = 'coalesce(n.total > p.store_credit + p.covered, true)';
/**
 * Is an SQL condition that is true if the provider holds money for the order exactly when a card must pay, or had to
 * pay before an amendment.
 */
const RIGHTLY_HELD = `${HELD} = (${DUE} or coalesce(s.held > 0, true))`;
const RIGHTLY_CAPTURED = `(coalesce(t.captured, 0) > 0) = ${DUE}`;
/** Is an SQL condition that is true for an order of services only, for which no warehouse holds a box. */
const WITHOUT_BOXES = `not exists (select from "order".order_line l where l.order_id = o.id and l.goods <> 'service')`;

/**
 * Checks, for each final status of an order, how much money the provider must hold and which boxes the warehouse must
 * hold for it.
 */
export const holdersAgree = bySql({
  id: 'I11',
  says: 'confirmed, authorised and reserved agree; each box is reserved with the evidence of its order line',
  checked: 'select count(*) from "order".orders',
  violations: [
    `select format('order %s is %s; the provider: held %s, captured %s; its stock: %s', o.id, o.status, ${HELD},
       coalesce(t.captured, 0), coalesce(r.status, 'none')) as violation
     from "order".orders o left join provider_payment t on t.order_id = o.id left join catalog_inventory.reservation r on r.order_id = o.id
       left join payment.payment p on p.order_id = o.id left join provider_share s on s.order_id = o.id
       left join order_total n on n.order_id = o.id
     where coalesce(p.method, 'card') = 'card' and p.parts is null and not case o.status
       when 'confirmed' then ${RIGHTLY_HELD} and coalesce(t.captured, 0) = 0 and (coalesce(r.status = 'held', false) or ${WITHOUT_BOXES})
       when 'payment-due' then ${RIGHTLY_HELD} and coalesce(t.captured, 0) = 0 and (coalesce(r.status = 'shipped', false) or ${WITHOUT_BOXES})
       when 'shipped' then ${RIGHTLY_HELD} and ${RIGHTLY_CAPTURED} and (coalesce(r.status = 'shipped', false) or ${WITHOUT_BOXES})
       when 'completed' then ${RIGHTLY_HELD} and ${RIGHTLY_CAPTURED} and (coalesce(r.status = 'shipped', false) or ${WITHOUT_BOXES})
       when 'cancelled' then not ${HELD} and coalesce(r.status, 'none') in ('none', 'refused', 'released', 'withdrawn')
       else true end`,
    `select format('order %s leaves in parts and is %s; its stock: %s', o.id, o.status, coalesce(r.status, 'none')) as violation
     from "order".orders o join payment.payment p on p.order_id = o.id left join catalog_inventory.reservation r on r.order_id = o.id
     where p.parts is not null and not case
       when o.status = 'part-shipped' then coalesce(r.status = 'held', false)
       when o.status in ('shipped', 'completed') then coalesce(r.status in ('shipped', 'released', 'withdrawn'), false)
       else o.status <> 'cancelled' end`,
    `select format('order %s has boxes reserved with evidence %s, and its line has evidence %s', b.order_id, coalesce(b.evidence_id::text, 'none'),
       coalesce(l.evidence_id::text, 'none')) as violation
     from catalog_inventory.reservation_line b left join "order".order_line l on l.id = b.line_id
     where b.evidence_id is null or b.evidence_id is distinct from l.evidence_id`,
    `select format('the provider has an order %s that does not exist', t.order_id) as violation
     from provider_payment t left join "order".orders o on o.id = t.order_id
     where o.id is null and t.order_id not in (select id from payment.exchange_charge)`,
    `select format('order %s is %s and its coupon %s', o.id, o.status, d.status) as violation
     from "order".orders o join marketing.redemption d on d.order_id = o.id
     where (o.status = 'cancelled') = (d.status in ('open', 'redeemed'))`,
  ],
});
