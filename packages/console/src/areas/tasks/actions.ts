import type { Reply } from '@toric/client/types';
import { CHANGE_TASK_GUIDE } from '@toric/contracts/customer/tasks/task.guide';
import {
  ChangeTask,
  CompleteTask,
  type GetTask,
  ListTasks,
  ReopenTask,
} from '@toric/contracts/customer/tasks/task.http';
import { GetTimeline } from '@toric/contracts/customer/timeline/timeline.http';
import { text } from '../../app/words.ts';
import type { Action, AnyAction } from '../../kit/kit.types.ts';
import { DUE, PEOPLE, REPEAT, TEXT } from './fields.ts';

export type Task = Reply<typeof GetTask>;

const params = ({ id }: Task) => ({ taskId: id });
const refreshes = [ListTasks, GetTimeline];
const isOpen = ({ state }: Task) => state === 'open';

const complete: Action<Task, typeof CompleteTask> = {
  operation: CompleteTask,
  label: text('Complete', '完成'),
  ...{ tone: 'main', key: 'd', when: isOpen },
  input: (task) => ({ params: params(task) }),
  done: ({ nextId }) =>
    nextId === null
      ? text('The task is done.', '任务已完成。')
      : text('The task is done, and the next one is created.', '任务已完成，下一次任务已建立。'),
  undo: { operation: ReopenTask, input: (task) => ({ params: params(task) }) },
  refreshes,
};

const reopen: Action<Task, typeof ReopenTask> = {
  operation: ReopenTask,
  label: text('Open it again', '重新打开'),
  when: (task) => !isOpen(task),
  input: (task) => ({ params: params(task) }),
  done: text('The task is open again.', '任务已重新打开。'),
  refreshes,
};

const change: Action<Task, typeof ChangeTask> = {
  operation: ChangeTask,
  label: text('Change…', '更改…'),
  ...{ key: 'e', when: isOpen },
  form: {
    operation: ChangeTask,
    guide: CHANGE_TASK_GUIDE,
    title: text('Change the task', '更改任务'),
    save: text('Save the task', '保存任务'),
    // safe cast: the fields of a new task are also fields of a changed task
    sections: [{ fields: [TEXT, ...DUE, ...PEOPLE, ...REPEAT] as never }],
    start: ({ text: said, dueAt, remindMinutesBefore, repeat, assignedTo, assignedRole }) => ({
      ...{ dueAt, remindMinutesBefore, ...(said !== null && { text: said }) },
      ...{ ...(repeat && { repeat }), ...(assignedTo && { assignedTo }), ...(assignedRole && { assignedRole }) },
    }),
  },
  input: (task, body) => ({ params: params(task), body }),
  done: text('The task is changed.', '任务已更改。'),
  refreshes,
};

/** Lists the actions on a task. The first action that applies is the main action. */
export const TASK_ACTIONS: readonly AnyAction<Task>[] = [complete, reopen, change];
