/** I3 and I4: each order was charged the right amount and at most once, and the provider's ledger equals ours. */
import { bySql } from './invariant.ts';

export const capturedOnce = bySql({
  id: 'I3',
  says: 'per order, captured minus refunded is zero or the total; at most one capture and one authorisation',
  checked: 'select count(*) from provider_payment',
  violations: [
    `select format('order %s has %s authorisations and %s captures at the provider', order_id, authorisations, captures) as violation
     from provider_payment where authorisations > 1 or captures > 1`,
    `select format('order %s over %s: captured %s, refunded %s', t.order_id, o.subtotal - o.discount, t.captured, t.refunded) as violation
     from provider_payment t join "order".orders o on o.id = t.order_id where t.captured - t.refunded not in (0, o.subtotal - o.discount)`,
    `select format('order %s over %s was authorised for %s', t.order_id, o.subtotal - o.discount, t.authorised) as violation
     from provider_payment t join "order".orders o on o.id = t.order_id where t.authorised not in (0, o.subtotal - o.discount)`,
  ],
});

export const ledgersAgree = bySql({
  id: 'I4',
  says: "captured equals invoices minus credit notes; the provider's ledger equals ours, row by row",
  checked: 'select count(*) from payment.payment',
  violations: [
    `select format('captured minus refunded is %s, invoices minus credit notes %s', p.net, i.net) as violation
     from (select coalesce(sum(captured - refunded), 0) as net from provider_payment) p,
       (select coalesce((select sum(total) from payment.invoice), 0) - coalesce((select sum(total) from payment.credit_note), 0) as net) i
     where p.net <> i.net`,
    `select format('order %s: captured %s, refunded %s; invoiced %s, credited %s', coalesce(t.order_id, d.order_id), t.captured,
       t.refunded, d.invoiced, d.credited) as violation
     from (select * from provider_payment where captured > 0) t full join (
       select i.order_id, i.total as invoiced, coalesce(sum(c.total), 0) as credited
       from payment.invoice i left join payment.credit_note c on c.invoice_id = i.id group by 1, 2) d using (order_id)
     where t.captured is distinct from d.invoiced or t.refunded is distinct from d.credited`,
    `select format('order %s is %s in our ledger (captured %s, refunded %s), at the provider %s', p.order_id, p.status,
       p.captured_amount, p.refunded_amount, coalesce(t::text, 'nothing')) as violation
     from payment.payment p left join provider_payment t using (order_id)
     where p.captured_amount <> coalesce(t.captured, 0) or p.refunded_amount <> coalesce(t.refunded, 0)
       or not case p.status
         when 'authorised' then coalesce(t.authorised = p.amount and not t.voided, false)
         when 'capture-failed' then coalesce(t.authorised = p.amount and not t.voided, false)
         when 'captured' then coalesce(t.authorised = p.amount and t.captured > 0, false)
         when 'declined' then coalesce(t.declined and t.authorised = 0, false)
         when 'voided' then t.order_id is null or t.voided or t.declined
         else false end`,
    `select format('the provider %s order %s with key %s, which our ledger never stored', kind, reference, idempotency_key) as violation
     from provider_row where not exists (select from effect where data->>'key' = idempotency_key)`,
    `select format('the provider holds %s for order %s, which our ledger does not have', t.authorised, t.order_id) as violation
     from provider_payment t left join payment.payment p using (order_id) where p.id is null`,
  ],
});
