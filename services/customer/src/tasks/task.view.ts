import type { TaskReceipt, TaskView } from '@toric/contracts/customer/tasks/task.http';
import type { z } from 'zod';
import type { StoredRepetition } from './repetition.ts';
import type { Task } from './task.ts';

/** Returns the repetition without its first day, time and number, because clients do not need them. */
function repeatOf(stored: StoredRepetition | null): TaskView['repeat'] {
  if (!stored) return null;
  const { from: _, ms: __, first: ___, ...repeat } = stored;
  return repeat;
}

/** Returns the task without its text. */
export function taskReceipt(task: Task): z.input<typeof TaskReceipt> {
  const { text: _, seriesId: __, occurrence: ___, ...shown } = task;
  return {
    ...shown,
    repeat: repeatOf(task.repeat),
    ...{ dueAt: task.dueAt.toISOString(), doneAt: task.doneAt?.toISOString() ?? null },
    ...{ createdAt: task.createdAt.toISOString(), updatedAt: task.updatedAt.toISOString() },
  };
}

export const taskView = (task: Task): TaskView => ({ ...taskReceipt(task), text: task.text });
