import { IconChecklist } from '@tabler/icons-react';
import { CreateTask, GetTask, ListTasks } from '@toric/contracts/customer/tasks/task.http';
import { ListTaskRules, PutTaskRule } from '@toric/contracts/customer/tasks/task-rule.http';
import type { ConsoleArea } from '../../kit/kit.types.ts';

export const tasksArea: ConsoleArea = {
  name: 'tasks',
  group: 'today',
  pages: [
    {
      path: '/tasks',
      needs: ListTasks,
      load: () => import('./list.tsx'),
      title: { en: 'Tasks', zh: '任务' },
      rail: { icon: IconChecklist, order: 15, key: 't' },
    },
    {
      path: '/tasks/new',
      needs: CreateTask,
      load: () => import('./new.tsx'),
      title: { en: 'New task', zh: '新建任务' },
    },
    { path: '/tasks/:taskId', needs: GetTask, load: () => import('./record.tsx'), title: { en: 'Task', zh: '任务' } },
    {
      path: '/task-rules',
      needs: ListTaskRules,
      load: () => import('./rules.tsx'),
      title: { en: 'Rules of tasks', zh: '任务规则' },
    },
    {
      path: '/task-rules/:rule',
      needs: PutTaskRule,
      load: () => import('./rule.tsx'),
      title: { en: 'A rule of tasks', zh: '任务规则' },
    },
  ],
};
