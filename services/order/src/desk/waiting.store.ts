import { countRows } from '@toric/chassis/waiting/waiting.store';
import type { OrderStatus } from '@toric/contracts/order/order.http';

const inStatus = (status: OrderStatus, patience: string, oldEnough = '0', and = '') => `
  select updated_at as since, updated_at + interval '${patience}' as late_from from orders
  where status = '${status}' and updated_at <= $1::timestamptz - interval '${oldEnough}' ${and} order by created_at, id`;

/**
 * Counts the orders that wait for people. Most orders are verified within seconds, so an order counts as waiting for
 * its prescription only after ten minutes, and a cancellation counts as stuck after five minutes.
 */
export const WAITING_WORK = countRows({
  'orders-to-ship': inStatus('confirmed', '1 day', '0', 'and hold_count = 0 and amending_id is null'),
  'orders-at-prescriber': inStatus('verifying', '3 days', '10 minutes'),
  'orders-payment-due': inStatus('payment-due', '3 days'),
  'orders-cancelling': inStatus('cancelling', '1 hour', '5 minutes'),
});
