import type { Vault } from '@toric/chassis/data/vault';
import { query } from '@toric/chassis/http/endpoint';
import { TASK_NOT_FOUND } from '@toric/contracts/customer/tasks/task.errors';
import { GetTask } from '@toric/contracts/customer/tasks/task.http';
import type { Reader } from '../../reader.store.ts';
import { readTask } from '../task.reader.store.ts';
import { maySee } from '../task.ts';
import { taskView } from '../task.view.ts';

/** GET /tasks/{taskId}. Returns a task. Answers "not found" if the caller may not see the task. */
export const getTask = ({ vault }: { vault: Vault }) =>
  query<typeof GetTask, Reader>(GetTask, {
    async run({ params: { taskId }, actor, db }) {
      const task = await readTask(db, vault, taskId);
      if (!task || !maySee(actor, task)) throw TASK_NOT_FOUND();
      return taskView(task);
    },
  });
