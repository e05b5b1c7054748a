import { STAFF_ROLE_WORDS } from '@toric/contracts/customer/staff/staff.words';
import { CompleteTask, CreateTask, ListTasks } from '@toric/contracts/customer/tasks/task.http';
import { ListTaskRules } from '@toric/contracts/customer/tasks/task-rule.http';
import { TASK_DUE_WORDS, TASK_RULE_WORDS, TASK_STATE_WORDS } from '@toric/contracts/customer/tasks/task.words';
import { text } from '../../app/words.ts';
import type { ListSpec } from '../../kit/kit.types.ts';
import { columnsFor } from '../../kit/list/column.tsx';
import { When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { Assignee } from './assignee.tsx';
import { TaskTitle } from './title.tsx';

const column = columnsFor<typeof ListTasks>();
const MINE = { state: 'open', mine: 'true' } as const;

/** Describes the list of tasks by due time, the earliest first. */
export const tasksSpec: ListSpec<typeof ListTasks> = {
  operation: ListTasks,
  title: text('Tasks', '任务'),
  about: text('What is to be done, by the time at which it is due.', '待办事项，按到期时间排列。'),
  key: ({ id }) => id,
  href: ({ id }) => `/tasks/${id}`,
  filters: {
    state: { kind: 'choice', label: text('State', '状态'), words: TASK_STATE_WORDS },
    due: { kind: 'choice', label: text('Due', '到期'), words: TASK_DUE_WORDS },
    mine: {
      kind: 'flag',
      label: text('Whose', '范围'),
      yes: text('yours and your roles’', '你和你的角色'),
      no: text('anybody’s', '所有人'),
    },
    assignedRole: { kind: 'choice', label: text('Role', '角色'), words: STAFF_ROLE_WORDS },
    assignedTo: { kind: 'record', label: text('Colleague', '同事'), name: PersonName },
    rule: { kind: 'choice', label: text('Created by a rule', '规则'), words: TASK_RULE_WORDS },
    customerId: { kind: 'record', label: text('Customer', '客户'), name: CustomerName },
  },
  views: [
    { id: 'mine', label: text('Mine', '我的'), filters: MINE },
    { id: 'overdue', label: text('Overdue', '已逾期'), filters: { ...MINE, due: 'overdue' } },
    { id: 'week', label: text('Next seven days', '未来七天'), filters: { ...MINE, due: 'week' } },
    { id: 'open', label: text('All that are open', '全部待办'), filters: { state: 'open' } },
    { id: 'done', label: text('Done', '已完成'), filters: { state: 'done' } },
  ],
  actions: [
    { href: '/tasks/new', label: text('New task', '新建任务'), tone: 'main', key: 'n', operation: CreateTask },
    { href: '/task-rules', label: text('Rules', '规则'), operation: ListTaskRules },
  ],
  columns: [
    {
      id: 'title',
      label: text('Task', '任务'),
      cell: (task) => (
        <b className="clip">
          <TaskTitle task={task} />
        </b>
      ),
      width: 320,
    },
    {
      id: 'due',
      label: text('Due', '到期'),
      cell: ({ dueAt, state }) => <When at={dueAt} deadline={state === 'open'} />,
      text: ({ dueAt }) => dueAt,
      width: 220,
    },
    column.badge('state', text('State', '状态'), TASK_STATE_WORDS, ({ state }) => state, { width: 100 }),
    { id: 'who', label: text('Who does it', '由谁完成'), cell: (task) => <Assignee task={task} />, width: 150 },
    {
      id: 'customer',
      label: text('Customer', '客户'),
      cell: ({ customerId }) => (customerId ? <CustomerName id={customerId} plain /> : '–'),
      text: ({ customerId }) => customerId ?? '',
      width: 170,
    },
    column.when('created', text('Created', '建立时间'), ({ createdAt }) => createdAt, { hidden: true }),
  ],
  bulk: [
    {
      operation: CompleteTask,
      label: text('Complete', '完成'),
      key: 'd',
      when: ({ state }) => state === 'open',
      input: ({ id }) => ({ params: { taskId: id } }),
      done: text('The tasks are done.', '任务已完成。'),
    },
  ],
  empty: {
    title: text('Nothing is to be done.', '没有待办任务。'),
    about: text('Create a task, or let a rule create them.', '请新建任务，或启用任务规则。'),
  },
};
