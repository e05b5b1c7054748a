/**
 * Declares invariant I17: store credit is money. The ledger of store credit adds up and never falls below zero, and
 * each entry of an order or a refund has its cause.
 */
import { bySql } from './invariant.ts';

/**
 * Joins the amounts of store credit that orders have used, once from the ledger of store credit and once from the
 * payments.
 */
const TAKEN = `payment.payment p full join (
  select order_id, -sum(amount)::int as amount from payment.store_credit_entry where kind in ('used', 'released') group by 1
) e on e.order_id = p.order_id`;

export const storeCreditAgrees = bySql({
  id: 'I17',
  says: 'per customer and currency, the ledger of store credit adds up to the balance and is never negative; each used part belongs to one order, and each refunded part to one refund',
  checked: 'select count(*) from payment.store_credit_entry',
  violations: [
    `select format('customer %s has a balance of %s %s, and the ledger says %s', customer_id, c.balance, currency, e.amount) as violation
     from payment.store_credit c full join (
       select customer_id, currency, sum(amount) as amount from payment.store_credit_entry group by 1, 2) e using (customer_id, currency)
     where coalesce(c.balance, 0) <> coalesce(e.amount, 0) or coalesce(c.balance, 0) < 0`,
    `select format('line %s of customer %s leaves %s %s', id, customer_id, balance, currency) as violation
     from payment.store_credit_entry where balance < 0`,
    `select format('order %s has taken %s by the ledger, and its payment %s', coalesce(p.order_id, e.order_id), e.amount,
       p.store_credit) as violation
     from ${TAKEN} where coalesce(p.store_credit, 0) <> coalesce(e.amount, 0)`,
    `select format('order %s uses store credit %s times', order_id, count(*)) as violation
     from payment.store_credit_entry where kind = 'used' group by order_id having count(*) > 1`,
    `select format('refund %s made %s store credit, and the ledger says %s', r.id, r.credited, e.amount) as violation
     from payment.refund r full join (
       select refund_id, sum(amount) as amount from payment.store_credit_entry where kind = 'refunded' group by 1) e on e.refund_id = r.id
     where coalesce(e.amount, 0) <> case r.status when 'done' then coalesce(r.credited, 0) else 0 end`,
    `select format('gift %s of %s is %s, and the ledger says %s', g.id, g.amount, g.status, e.amount) as violation
     from payment.store_credit_gift g full join (
       select gift_id, sum(amount) as amount from payment.store_credit_entry where kind = 'given' group by 1) e on e.gift_id = g.id
     where coalesce(e.amount, 0) <> case g.status when 'given' then coalesce(g.amount, 0) else 0 end`,
    `select format('order %s: invoices over %s store credit, its payment has taken %s', p.order_id, coalesce(i.amount, 0),
       least(p.store_credit, p.captured_amount)) as violation
     from payment.payment p left join (
       select order_id, sum(store_credit) as amount from payment.invoice group by 1) i using (order_id)
     where coalesce(i.amount, 0) <> least(p.store_credit, p.captured_amount)`,
    `select format('payment of order %s is %s and keeps %s store credit', order_id, status, store_credit) as violation
     from payment.payment where status in ('voided', 'declined') and store_credit > 0`,
    `select format('job %s moved %s %s between customers, and not all of it arrived', job_id, sum(amount), currency) as violation
     from payment.store_credit_entry where kind = 'moved' group by job_id, currency having sum(amount) <> 0`,
  ],
});
