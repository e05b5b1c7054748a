import { countOwnRows, type WaitingSource } from '@toric/chassis/waiting/waiting.store';

const own = `(assigned_to = $2::uuid or assigned_role = any($3::text[])) and state = 'open'`;

/**
 * Returns the source of the open tasks of a person and of the person's roles. `zone` is the time zone of the shop, in
 * which its day ends at midnight. It was checked with the settings, so the statement may contain it.
 */
export function waitingTasks(zone: string): WaitingSource {
  const tomorrow = `(date_trunc('day', $1::timestamptz at time zone '${zone}') + interval '1 day') at time zone '${zone}'`;
  return countOwnRows({
    'tasks-overdue': `
      select due_at as since, due_at + interval '1 day' as late_from
      from task where ${own} and due_at < $1::timestamptz order by due_at`,
    'tasks-today': `
      select due_at as since, due_at as late_from
      from task where ${own} and due_at >= $1::timestamptz and due_at < ${tomorrow} order by due_at`,
  });
}
