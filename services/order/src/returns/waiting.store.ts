import { countRows } from '@toric/chassis/waiting/waiting.store';

/** Counts the returns that wait for sales, the warehouse or finance. */
export const WAITING_RETURNS = countRows({
  'returns-to-approve': `
    select updated_at as since, updated_at + interval '2 days' as late_from
    from order_return where status = 'requested' order by created_at, id`,
  'returns-to-decide': `
    select updated_at as since, updated_at + interval '3 days' as late_from
    from order_return where status = 'deciding' order by created_at, id`,
  'returns-without-money': `
    select updated_at as since, updated_at + interval '1 day' as late_from
    from order_return where status in ('refund-failed', 'charge-failed') order by created_at, id`,
});
