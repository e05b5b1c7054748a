import { countRows } from '@toric/chassis/waiting/waiting.store';
import { WORK_QUEUES } from '@toric/contracts/customer/messages/work-queue';

/** Counts the payments and refunds that wait for finance. */
export const WAITING_WORK = countRows({
  'captures-failed': `
    select updated_at as since, updated_at + interval '3 days' as late_from
    from payment where status = 'capture-failed' order by created_at, id`,
  'exchange-charges-declined': `
    select c.updated_at as since, c.updated_at + interval '3 days' as late_from
    from exchange_charge c where c.status = 'declined' and not exists (
      select from exchange_charge l where l.return_id = c.return_id and l.attempt > c.attempt) order by c.created_at, c.id`,
  'payments-to-look-at': `
    select updated_at as since, updated_at + interval '1 day' as late_from from payment
    where (note is not null or pending_since is not null)
      and (note is not null or pending_since <= $1::timestamptz - interval '23 hours') order by created_at, id`,
  'refunds-to-approve': `
    select created_at as since, created_at + interval '${WORK_QUEUES.refunds.hours} hours' as late_from
    from refund where status = 'needs-approval' order by created_at, id`,
});
