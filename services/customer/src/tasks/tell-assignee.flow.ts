import { TASK_ASSIGNEE } from '@toric/contracts/customer/tasks/task.errors';
import type { Tx } from '@toric/messaging/sql';
import { findActiveColleagues } from '../desk/colleague.store.ts';
import { insertNotices } from '../desk/staff-notice.store.ts';
import type { Task } from './task.ts';

/** Throws unless the id names a colleague who can sign in. A caller may always choose herself. */
export async function requireColleague(tx: Tx, id: string | undefined, self: string): Promise<void> {
  if (id === undefined || id === self || (await findActiveColleagues(tx, [id])).length === 1) return;
  throw TASK_ASSIGNEE().atField('/assignedTo');
}

type Means = { readonly now: Date; readonly newId: () => string };

/** Tells a colleague that somebody else gave her a task. A role is not told: its tasks stand in its list of work. */
export async function tellAssignee(
  tx: Tx,
  { id: taskId, assignedTo }: Task,
  self: string,
  means: Means,
): Promise<void> {
  if (assignedTo === null || assignedTo === self) return;
  const notice = { template: 'task-assigned', values: { taskId } } as const;
  await insertNotices(tx, { causeId: means.newId(), staffIds: [assignedTo], notice }, means);
}
