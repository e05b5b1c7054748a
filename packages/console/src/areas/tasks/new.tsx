import { CREATE_TASK_GUIDE } from '@toric/contracts/customer/tasks/task.guide';
import { CreateTask } from '@toric/contracts/customer/tasks/task.http';
import { text } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';
import { DUE, PEOPLE, REPEAT, TEXT } from './fields.ts';

const ABOUT = ['customer', 'order', 'case'] as const;
const DAY_MS = 86_400_000;

/**
 * Returns the initial values: the customer, the order or the case from the address, and a due time one day from now.
 */
function known() {
  const query = new URLSearchParams(window.location.search);
  const given = ABOUT.flatMap((name) => {
    const id = query.get(name);
    return id === null ? [] : [[`${name}Id`, id]];
  });
  return { dueAt: new Date(Date.now() + DAY_MS).toISOString(), ...Object.fromEntries(given) };
}

/** Creates a task for a colleague, a role or the person herself. */
export default formPage(
  {
    operation: CreateTask,
    guide: CREATE_TASK_GUIDE,
    title: text('New task', '新建任务'),
    save: text('Create the task', '建立任务'),
    start: known,
    sections: [
      { fields: [TEXT, ...DUE] },
      { title: text('Who does it', '由谁完成'), fields: PEOPLE },
      { title: text('If it comes again', '是否重复'), fields: REPEAT },
      {
        title: text('What it is about', '涉及内容'),
        fields: [
          { name: 'customerId', control: 'customer', width: 'half' },
          { name: 'orderId', control: 'code', width: 'half' },
        ],
      },
    ],
  },
  {
    back: { label: text('Tasks', '任务'), href: '/tasks' },
    done: text('The task is created.', '任务已建立。'),
    then: ({ id }) => `/tasks/${id}`,
  },
);
