import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { TASK_NOT_FOUND } from '@toric/contracts/customer/tasks/task.errors';
import { ReopenTask } from '@toric/contracts/customer/tasks/task.http';
import { lockTask, saveState } from '../task.store.ts';
import { maySee, reopened } from '../task.ts';
import { taskReceipt } from '../task.view.ts';

/** POST /tasks/{taskId}/reopen. Opens a completed task again. */
export const reopenTask = ({ vault }: { vault: Vault }) =>
  command(ReopenTask, {
    async run({ params: { taskId }, actor, tx, now }) {
      const task = await lockTask(tx, vault, taskId);
      if (!task || !maySee(actor, task)) throw TASK_NOT_FOUND();
      const open = reopened(task, now);
      await saveState(tx, open);
      const change = { action: 'task.reopened', subject: taskId, customerId: task.customerId } as const;
      return answer(taskReceipt(open)).records(change);
    },
  });
