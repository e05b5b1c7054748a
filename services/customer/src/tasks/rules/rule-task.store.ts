/** Stores the tasks that rules create, and the progress of the pass over all customers. */
import { json, type Tx } from '@toric/messaging/sql';
import type { TaskScan } from '../../generated/client.ts';
import type { RuleTask } from './rule.ts';

type NewTask = RuleTask & { readonly id: string; readonly dueAt: Date };

/**
 * Inserts the tasks. Leaves out a task that already exists for the same customer, rule and event. Returns the number of
 * inserted tasks.
 */
export async function insertRuleTasks(tx: Tx, tasks: readonly NewTask[], now: Date): Promise<number> {
  if (tasks.length === 0) return 0;
  return tx.run`
    insert into task (id, customer_id, state, due_at, series_id, occurrence, assigned_role, rule, rule_event, created_at,
      updated_at)
    select id, "customerId", 'open', "dueAt", id, 1, "assignedRole", rule, event, ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${json(tasks)}::json) as t(id uuid, "customerId" uuid, "dueAt" timestamptz,
      "assignedRole" text, rule text, event text)
    on conflict do nothing`;
}

/**
 * Locks the progress of the pass over all customers. Returns undefined if no pass is due yet, or if another instance
 * has the lock.
 */
export const lockScan = (tx: Tx, now: Date): Promise<TaskScan | undefined> =>
  tx.maybe<TaskScan>`select * from task_scan where next_at <= ${now} for update skip locked`;

export async function moveScan(tx: Tx, after: string): Promise<void> {
  await tx.run`update task_scan set after = ${after}`;
}

export async function endScan(tx: Tx, now: Date, nextAt: Date): Promise<void> {
  await tx.run`update task_scan set after = null, next_at = ${nextAt}, ended_at = ${now}`;
}
