import { countRows } from '@toric/chassis/waiting/waiting.store';

/** Counts the cases that wait for staff. A case without an assignee is late when its answer is due. */
export const WAITING_CASES = countRows({
  'cases-late': `
    select least(response_due_at, resolution_due_at) as since, least(response_due_at, resolution_due_at) as late_from
    from service_case where response_due_at <= $1::timestamptz or resolution_due_at <= $1::timestamptz
    order by created_at, id`,
  'cases-unassigned': `
    select created_at as since, coalesce(response_due_at, resolution_due_at) as late_from
    from service_case where assignee_id is null and state not in ('solved', 'closed') order by created_at, id`,
});
