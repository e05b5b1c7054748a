/** Stores the rules that create tasks, with the settings that people have chosen. A rule without a row is off. */
import { TaskRule } from '@toric/contracts/customer/tasks/task-rule';
import type { TaskRuleView } from '@toric/contracts/customer/tasks/task-rule.http';
import { StaffRole } from '@toric/contracts/kernel/access';
import type { Tx } from '@toric/messaging/sql';
import type { TaskRule as Row } from '../../generated/client.ts';
import type { Reader } from '../../reader.store.ts';
import type { Rule } from './rule.ts';

/** Holds the number of days with which each rule works until somebody changes this number. */
const DAYS: Readonly<Record<TaskRule, number>> = {
  ...{ birthday: 7, 'prescription-end': 28, 'run-out': 21, 'last-purchase': 365 },
};

const viewOf = (rule: TaskRule, row: Row | undefined): TaskRuleView => ({
  ...{ rule, isOn: row?.isOn ?? false, days: row?.days ?? DAYS[rule], version: row?.version ?? 0 },
  assignedRole: StaffRole.catch('sales').parse(row?.assignedRole),
  ...{ changedBy: row?.changedBy ?? null, changedAt: row?.changedAt.toISOString() ?? null },
});

/** Returns all rules that create tasks, in a fixed order. */
export async function readRules(db: Reader): Promise<TaskRuleView[]> {
  const rows = await db.taskRule.findMany();
  return TaskRule.options.map((rule) =>
    viewOf(
      rule,
      rows.find((row) => row.rule === rule),
    ),
  );
}

export const readRule = async (db: Reader, rule: TaskRule): Promise<TaskRuleView> =>
  viewOf(rule, (await db.taskRule.findUnique({ where: { rule } })) ?? undefined);

/** Locks a rule until the transaction ends, and returns it. */
export async function lockRule(tx: Tx, rule: TaskRule): Promise<TaskRuleView> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended('task_rule ' || ${rule}, 0))`;
  return viewOf(rule, await tx.maybe<Row>`select * from task_rule where rule = ${rule}`);
}

type Saved = Rule & { readonly isOn: boolean; readonly version: number; readonly by: string; readonly at: Date };

/** Saves the settings of a rule. The next pass over all customers begins at once. */
export async function saveRule(tx: Tx, { rule, isOn, days, assignedRole, version, by, at }: Saved): Promise<void> {
  await tx.run`
    insert into task_rule (rule, is_on, days, assigned_role, version, changed_by, changed_at)
    values (${rule}, ${isOn}, ${days}, ${assignedRole}, ${version}, ${by}, ${at})
    on conflict (rule) do update set is_on = excluded.is_on, days = excluded.days,
      assigned_role = excluded.assigned_role, version = excluded.version, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at`;
  await tx.run`update task_scan set after = null, next_at = ${at}`;
}

/** Returns the rules that are switched on to create tasks. */
export async function findRules(tx: Tx): Promise<Rule[]> {
  const rows = await tx.many<Row>`select * from task_rule where is_on`;
  return rows.map(({ rule, days, assignedRole }) => ({
    ...{ rule: TaskRule.parse(rule), days, assignedRole: StaffRole.parse(assignedRole) },
  }));
}
