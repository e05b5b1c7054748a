import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { TASK_NOT_FOUND } from '@toric/contracts/customer/tasks/task.errors';
import { CompleteTask } from '@toric/contracts/customer/tasks/task.http';
import type { Zone } from '@toric/optics/verification/zone';
import { reminderOf } from '../reminder.ts';
import { findNext, insertTask, lockTask, saveState } from '../task.store.ts';
import { completed, maySee, nextOf } from '../task.ts';
import { taskReceipt } from '../task.view.ts';

/**
 * POST /tasks/{taskId}/complete. Completes a task. If the task repeats, creates the next task, unless an earlier
 * completion has created it.
 */
export const completeTask = ({ vault, zone }: { vault: Vault; zone: Zone }) =>
  command(CompleteTask, {
    async run({ params: { taskId }, actor, tx, now, newId }) {
      const task = await lockTask(tx, vault, taskId);
      if (!task || !maySee(actor, task)) throw TASK_NOT_FOUND();
      const done = completed(task, actor.id, now);
      await saveState(tx, done);
      const known = await findNext(tx, done);
      const next = known === undefined ? nextOf(done, newId(), zone, now) : undefined;
      if (next) await insertTask(tx, vault, next);
      const change = { action: 'task.completed', subject: taskId, customerId: task.customerId } as const;
      return answer({ ...taskReceipt(done), nextId: known ?? next?.id ?? null })
        .performs(...(next ? reminderOf(next, now) : []))
        .records(change);
    },
  });
