import { TASK_ASSIGNEE } from '@toric/contracts/customer/tasks/task.errors';
import type { Tx } from '@toric/messaging/sql';
import { findActiveColleagues } from '../desk/colleague.store.ts';
import { insertNotices } from '../desk/staff-notice.store.ts';
import type { Task } from './task.ts';

/** Throws unless the id is the id of an active colleague. A caller may always choose their own id. */
export async function requireColleague(tx: Tx, id: string | undefined, self: string): Promise<void> {
  if (id === undefined || id === self || (await findActiveColleagues(tx, [id])).length === 1) return;
  throw TASK_ASSIGNEE().atField('/assignedTo');
}

type Means = { readonly now: Date; readonly newId: () => string };

/**
 * Notifies a colleague to whom somebody else assigned a task. A role is not notified, because its tasks are in its list
 * of work.
 */
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
