import { countRows } from '@toric/chassis/waiting/waiting.store';
import { WORK_QUEUES, type WorkQueue } from '@toric/contracts/customer/messages/work-queue';

/** Returns the time after which staff are notified of an old list by mail, as an interval of PostgreSQL. */
const patience = (queue: WorkQueue) => `interval '${WORK_QUEUES[queue].hours} hours'`;

/**
 * Counts the work of this service that waits for staff. Silence verifies at the deadline of a verification. So a
 * request with a deadline is late only if the deadline was not processed.
 */
export const WAITING_WORK = countRows({
  'verifications-to-send': `
    select updated_at as since, updated_at + ${patience('verification-requests')} as late_from
    from verification where status = 'to-send' order by created_at, id`,
  'verifications-waiting': `
    select updated_at as since, coalesce(deadline, updated_at + ${patience('verification-answers')}) as late_from
    from verification where status = 'waiting' order by created_at, id`,
  'prescription-reviews': `
    select review_since as since, review_since + ${patience('prescription-reviews')} as late_from
    from prescription where review_since is not null order by review_since, id`,
  complaints: `
    select created_at as since, created_at + ${patience('complaints')} as late_from
    from complaint where status = 'open' order by created_at, id`,
  'privacy-requests': `
    select created_at as since, due_at as late_from
    from privacy_request where state in ('collecting', 'asked') order by due_at`,
  'messages-unknown': `
    select updated_at as since, updated_at + ${patience('unknown-messages')} as late_from
    from message where state = 'unknown' order by created_at, id`,
  'role-requests': `
    select c.created_at as since, c.created_at + ${patience('role-requests')} as late_from
    from staff s join staff_change c on c.id = s.role_request_id order by c.created_at`,
  'staff-without-password': `
    select s.created_at as since, s.created_at + interval '3 days' as late_from
    from staff s join account a on a.id = s.id where a.password_hash is null order by s.created_at`,
});
