import { StaffRole } from '@toric/contracts/kernel/access';
import { effect } from '@toric/messaging/effect';
import { insertNotices } from '../../desk/staff-notice.store.ts';
import { findStaffWith } from '../../messages/staff-by-role.store.ts';
import { REMIND_OF_TASK, RemindOfTask } from '../reminder.ts';
import { findReminded } from '../task.store.ts';

/**
 * Runs at the time of a reminder. Puts a notice into the inbox of the people to whom the task is assigned. Sends
 * nothing if the task was completed, moved or erased meanwhile.
 */
export const remindOfTask = effect({
  name: REMIND_OF_TASK,
  data: RemindOfTask,
  // `perform` does nothing: the effect calls no other system, and `settle` does all of its work in one transaction
  perform: () => Promise.resolve(null),
  async settle({ data: { taskId, dueAt, minutesBefore }, tx, now, newId }) {
    const task = await findReminded(tx, taskId);
    const isAsAsked = task?.dueAt.toISOString() === dueAt && task.remindMinutesBefore === minutesBefore;
    if (!task || task.state !== 'open' || !isAsAsked) return undefined;
    const { assignedTo, assignedRole } = task;
    const staffIds = assignedTo === null ? await findStaffWith(tx, StaffRole.parse(assignedRole)) : [assignedTo];
    const notice = { template: 'task-due', values: { taskId } } as const;
    await insertNotices(tx, { causeId: newId(), staffIds, notice }, { now, newId });
    return undefined;
  },
});
