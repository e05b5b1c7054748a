import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { TASK_NOT_FOUND } from '@toric/contracts/customer/tasks/task.errors';
import { ChangeTask } from '@toric/contracts/customer/tasks/task.http';
import type { Zone } from '@toric/optics/verification/zone';
import { requireColleague, tellAssignee } from '../tell-assignee.flow.ts';
import { reminderOf } from '../reminder.ts';
import { lockTask, saveTask } from '../task.store.ts';
import { maySee, type Task, withChanges } from '../task.ts';
import { taskView } from '../task.view.ts';

const recorded = ({ text, dueAt, remindMinutesBefore, repeat, assignedTo, assignedRole }: Task) => ({
  ...{ text, dueAt, remindMinutesBefore, repeat, assignedTo, assignedRole },
});

/**
 * PATCH /tasks/{taskId}. Changes an open task. If the due time or the offset of the reminder changes, plans a new
 * reminder.
 */
export const changeTask = ({ vault, zone }: { vault: Vault; zone: Zone }) =>
  command(ChangeTask, {
    async run({ params: { taskId }, body, actor, expectedVersion, tx, now, newId }) {
      const task = await lockTask(tx, vault, taskId);
      if (!task || !maySee(actor, task)) throw TASK_NOT_FOUND();
      requireVersion(expectedVersion, task.version);
      await requireColleague(tx, body.assignedTo, actor.id);
      const next = withChanges(task, body, zone, now);
      await saveTask(tx, vault, next);
      if (next.assignedTo !== task.assignedTo) await tellAssignee(tx, next, actor.id, { now, newId });
      const isMoved =
        next.dueAt.getTime() !== task.dueAt.getTime() || next.remindMinutesBefore !== task.remindMinutesBefore;
      const fields = changed(recorded(task), recorded(next));
      const change = { action: 'task.changed', subject: taskId, customerId: task.customerId, fields } as const;
      return answer(taskView(next))
        .performs(...(isMoved ? reminderOf(next, now) : []))
        .records(...(fields.length > 0 ? [change] : []));
    },
  });
