/** The tasks that rules create, and how far they have looked at all customers. */
import { json, type Tx } from '@toric/messaging/sql';
import type { TaskScan } from '../../generated/client.ts';
import type { RuleTask } from './rule.ts';

type NewTask = RuleTask & { readonly id: string; readonly dueAt: Date };

/** Inserts the tasks. A task of the same rule and event exists already if the rule has looked before. */
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

/** Locks the look at all customers if it is its time. Returns undefined if another instance looks, or if it rests. */
export const lockScan = (tx: Tx, now: Date): Promise<TaskScan | undefined> =>
  tx.maybe<TaskScan>`select * from task_scan where next_at <= ${now} for update skip locked`;

export async function moveScan(tx: Tx, after: string): Promise<void> {
  await tx.run`update task_scan set after = ${after}`;
}

export async function endScan(tx: Tx, now: Date, nextAt: Date): Promise<void> {
  await tx.run`update task_scan set after = null, next_at = ${nextAt}, ended_at = ${now}`;
}
