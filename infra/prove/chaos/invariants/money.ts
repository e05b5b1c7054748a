/**
 * Checks I3, I4, I13 and I14: each order was charged the right amount and at most once, the provider's ledger equals
 * ours, every document represents money that moved, and no box is refunded twice.
 */
import { bySql, LEFT } from './invariant.ts';

export const capturedOnce = bySql({
  id: 'I3',
  says: 'per order, captured minus refunded is zero, or the total without its store credit; at most one capture for each part, and one authorisation',
  checked: 'select count(*) from provider_payment',
  violations: [
    `select format('order %s has %s authorisations and %s captures at the provider', t.order_id, authorisations, captures) as violation
     from provider_payment t left join payment.payment p using (order_id)
     where authorisations > 1 or captures > greatest(1, coalesce(jsonb_array_length(p.parts), 0))`,
    `select format('order %s over %s, %s of it store credit: captured %s, refunded %s', t.order_id, o.total, p.store_credit, t.captured,
       t.refunded) as violation
     from provider_payment t join order_total o using (order_id) join payment.payment p using (order_id)
     where p.method = 'card' and p.parts is null and t.captured - t.refunded not in (0, o.total - p.store_credit)
       and not exists (select from payment.refund r join payment.refund_line l on l.refund_id = r.id
         where r.order_id = t.order_id and l.line_at is not null)`,
    `select format('order %s over %s was authorised for %s', t.order_id, o.total, t.authorised) as violation
     from provider_payment t join order_total o using (order_id) join provider_share s using (order_id)
     where s.method = 'card' and t.authorised not in (0, o.total, s.held)`,
  ],
});

/**
 * Computes the money that the provider must have by our ledger: payments by card, and charges for exchanges that did
 * not come back.
 */
const EXPECTED_NET = `(select coalesce(sum(s.captured - p.provider_refunded), 0) from provider_share s join payment.payment p using (order_id))
  + (select coalesce(sum(amount - provider_refunded), 0) from payment.exchange_charge where status = 'charged')`;

export const ledgersAgree = bySql({
  id: 'I4',
  says: "what the provider captured equals the invoices without what store credit paid; the provider's ledger equals ours, row by row",
  checked: 'select count(*) from payment.payment',
  violations: [
    `select format('the provider has captured minus refunded %s, our ledger %s', p.net, i.net) as violation
     from (select coalesce(sum(captured - refunded), 0) as net from provider_payment) p, (select ${EXPECTED_NET} as net) i
     where p.net <> i.net`,
    `select format('order %s: captured %s; invoiced to the card %s', order_id, t.captured, d.invoiced) as violation
     from (select * from provider_payment where captured > 0 and order_id not in (select id from payment.exchange_charge)) t
       full join (select i.order_id, sum(i.total - i.store_credit) as invoiced from payment.invoice i
         join payment.payment p on p.order_id = i.order_id where p.method = 'card' group by 1) d using (order_id)
       left join payment.payment p using (order_id)
     where coalesce(p.method, 'card') = 'card' and coalesce(t.captured, 0) <> coalesce(d.invoiced, 0)`,
    `select format('order %s is %s in our ledger (captured %s, refunded %s), at the provider %s', p.order_id, p.status,
       p.captured_amount, p.refunded_amount, coalesce(t::text, 'nothing')) as violation
     from payment.payment p join provider_share s using (order_id) left join provider_payment t using (order_id)
     where s.captured <> coalesce(t.captured, 0) or p.provider_refunded <> coalesce(t.refunded, 0)
       or not case p.status
         when 'authorised' then coalesce(t.authorised, 0) = s.held and not coalesce(t.voided, false)
         when 'part-captured' then coalesce(t.authorised, 0) = s.held and not coalesce(t.voided, false)
         when 'capture-failed' then coalesce(t.authorised, 0) = s.held and not coalesce(t.voided, false)
         when 'captured' then coalesce(t.authorised, 0) = s.held
         when 'declined' then coalesce(t.declined and t.authorised = 0, p.reason ->> 'code' = 'payment.store-credit-too-low', false)
         when 'voided' then t.order_id is null or t.voided or t.declined
         else false end`,
    `select format('the provider %s order %s with key %s, which our ledger never stored', kind, reference, idempotency_key) as violation
     from provider_row where not exists (select from effect where data->>'key' = idempotency_key
       or idempotency_key in (data->>'chargeId' || ':authorise', data->>'chargeId' || ':capture'))`,
    `select format('the provider holds %s for order %s, which our ledger does not have', t.authorised, t.order_id) as violation
     from provider_payment t left join payment.payment p using (order_id) left join payment.exchange_charge c on c.id = t.order_id
     where p.id is null and c.id is null`,
  ],
});

export const documentsAgree = bySql({
  id: 'I13',
  says: 'per order and currency, captured equals the invoices and refunded equals the credit notes',
  checked: 'select count(*) from payment.payment',
  violations: [
    `select format('order %s: captured %s, invoiced %s; refunded %s, credited %s %s', coalesce(p.order_id, d.order_id),
       coalesce(p.captured_amount, 0), coalesce(d.invoiced, 0), coalesce(p.refunded_amount, 0), coalesce(d.credited, 0),
       coalesce(p.currency, d.currency)) as violation
     from payment.payment p full join (
       select i.order_id, i.currency, sum(i.total) as invoiced, coalesce(sum(c.total), 0) as credited
       from payment.invoice i left join (
         select invoice_id, sum(total) as total from payment.credit_note group by 1) c on c.invoice_id = i.id
       group by 1, 2) d on d.order_id = p.order_id and d.currency = p.currency
     where coalesce(p.captured_amount, 0) <> coalesce(d.invoiced, 0) or coalesce(p.refunded_amount, 0) <> coalesce(d.credited, 0)`,
    `select format('invoice %s over %s was credited %s', i.number, i.total, c.total) as violation
     from payment.invoice i join (
       select invoice_id, sum(total) as total from payment.credit_note group by 1) c on c.invoice_id = i.id where c.total > i.total`,
    `select format('refund %s over %s has parts over %s', r.id, r.amount, coalesce(l.amount, 0)) as violation
     from payment.refund r left join (
       select refund_id, sum(amount) as amount from payment.refund_line group by 1) l on l.refund_id = r.id
     where r.status not in ('refused', 'rejected') and r.amount <> coalesce(l.amount, 0)`,
    `select format('order %s is covered for %s, and %s of it is settled and %s charged', order_id, covered, settled, charged) as violation
     from payment.payment p where settled <> coalesce((select sum(r.settled) from payment.refund r
         where r.settles_order_id = p.order_id and r.status not in ('refused', 'rejected')), 0)
       or charged <> coalesce((select sum(c.amount) from payment.exchange_charge c
         where c.order_id = p.order_id and c.status <> 'declined'), 0)`,
  ],
});

const REFUNDED_BOXES = `select i.order_id, i.lines -> b.line_at ->> 'lineId' as line_id, count(*) as boxes
  from payment.refunded_box b join payment.invoice i on i.id = b.invoice_id group by 1, 2`;

export const refundedWithinShipped = bySql({
  id: 'I14',
  says: 'no more boxes are refunded than were invoiced, ordered and shipped',
  checked: 'select count(*) from payment.refunded_box',
  violations: [
    `select format('line %s of invoice %s has %s boxes, and box %s is refunded', b.line_at, i.number, i.lines -> b.line_at ->> 'quantity',
       max(b.ordinal)) as violation
     from payment.refunded_box b join payment.invoice i on i.id = b.invoice_id group by i.id, i.number, i.lines, b.line_at
     having max(b.ordinal) > coalesce((i.lines -> b.line_at ->> 'quantity')::int, 0)`,
    `select format('line %s of order %s was ordered with %s boxes, and %s are refunded', r.line_id, r.order_id, l.quantity, r.boxes) as violation
     from (${REFUNDED_BOXES}) r join "order".order_line l on l.id::text = r.line_id where r.boxes > l.quantity`,
    `select format('order %s was shipped with %s boxes, and %s are refunded', r.order_id, coalesce(s.boxes, 0), r.boxes) as violation
     from (select f.order_id, sum(f.boxes) as boxes from (${REFUNDED_BOXES}) f
         where exists (select from catalog_inventory.reservation_line h where h.line_id::text = f.line_id)
           or exists (select from catalog_inventory.shipped_line h where h.line_id::text = f.line_id) group by 1) r
       left join (${LEFT}) s on s.order_id = r.order_id
     where r.boxes > coalesce(s.boxes, 0)`,
  ],
});
