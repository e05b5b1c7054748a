/**
 * Declares the operations on tasks of staff. A task has a due time, a reminder, a repetition, and a person or a role.
 * Its texts are sealed under a key of the task.
 */
import { z } from 'zod';
import { StaffRole } from '../../kernel/access.ts';
import { Id, Instant, page, PageQuery, RequestInstant, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { severalLines, SentText } from '../../kernel/text.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { Repetition, RepetitionView } from './repetition.ts';
import { TASK_ASSIGNEE, TASK_DONE, TASK_NOT_FOUND, TASK_OFF_RULE, TASK_OPEN } from './task.errors.ts';
import { TaskRule } from './task-rule.ts';

const owner = 'customer';
const WRITERS = ['sales', 'optician', 'warehouse', 'finance', 'marketing', 'operator', 'admin'] as const;
const READERS = [...WRITERS, 'auditor'] as const;

export const TaskState = z.enum(['open', 'done']);
export type TaskState = z.infer<typeof TaskState>;

/** Limits a reminder to a year before the due time, in minutes. */
const Minutes = z.int().min(0).max(527_040);
const ONE_ASSIGNEE = says({ en: 'name a person or a role, not both', zh: '请只指定个人或角色之一' });

const fields = {
  text: severalLines(2000).min(1).meta({ description: 'The first line of the text is the title of the task.' }),
  dueAt: RequestInstant.meta({ description: 'When it is due.', example: '2026-11-21T09:30:00.000Z' }),
  remindMinutesBefore: Minutes.meta({
    description: 'How long before it is due its people are reminded, in minutes. If omitted, nobody is reminded.',
  }),
  repeat: Repetition.meta({ description: 'If it repeats. Completing the task creates the next one.' }),
  assignedTo: Id.meta({ description: 'The colleague who does it.' }),
  assignedRole: StaffRole.meta({ description: 'Anybody with this role does it.' }),
};

export const TaskReceipt = z.object({
  id: Id,
  state: TaskState,
  dueAt: Instant,
  remindMinutesBefore: z.int().nullable(),
  repeat: RepetitionView.nullable(),
  assignedTo: Id.nullable(),
  assignedRole: StaffRole.nullable(),
  customerId: Id.nullable(),
  orderId: Id.nullable(),
  caseId: Id.nullable(),
  rule: TaskRule.nullable().meta({ description: 'The rule that created it. Null if a person did.' }),
  createdBy: Id.nullable().meta({ description: 'Null if a rule created it.' }),
  doneBy: Id.nullable(),
  doneAt: Instant.nullable(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export const TaskView = TaskReceipt.extend({
  text: SentText.nullable().meta({ description: 'Null for a task of a rule: the words of the rule are its text.' }),
});
export type TaskView = z.infer<typeof TaskView>;

const taskId = z.strictObject({ taskId: Id });

export const CreateTask = operation({
  id: 'createTask',
  record: ['task.added'],
  endpoint: 'POST /tasks',
  owner,
  summary: 'Create a task, for a colleague, a role or yourself',
  description:
    'Without `assignedTo` and `assignedRole` it is your own. Only roles that may read customers can name one. The answer has no text, because it is saved for repeats.',
  allow: WRITERS,
  body: z
    .strictObject({
      text: fields.text,
      dueAt: fields.dueAt,
      remindMinutesBefore: fields.remindMinutesBefore.optional(),
      repeat: fields.repeat.optional(),
      assignedTo: fields.assignedTo.optional(),
      assignedRole: fields.assignedRole.optional(),
      customerId: Id.optional(),
      orderId: Id.optional(),
      caseId: Id.optional(),
    })
    .refine(({ assignedTo, assignedRole }) => assignedTo === undefined || assignedRole === undefined, {
      error: ONE_ASSIGNEE,
      path: ['assignedRole'],
    }),
  example: {
    text: 'Call the clinic about the trial lenses',
    dueAt: '2026-11-21T09:30:00.000Z',
    remindMinutesBefore: 60,
    repeat: { frequency: 'weekly', interval: 1 },
    assignedRole: 'optician',
  },
  reply: TaskReceipt,
  status: 201,
  location: '/tasks/{id}',
  versioned: true,
  errors: [CUSTOMER_NOT_FOUND, TASK_ASSIGNEE, TASK_OFF_RULE],
});

export const ChangeTask = operation({
  id: 'changeTask',
  record: ['task.changed'],
  endpoint: 'PATCH /tasks/{taskId}',
  owner,
  summary: 'Change an open task: its text, its due time, its people, its reminder or its repetition',
  description: 'Null takes the reminder or the repetition away. Naming a person takes the role away, and the reverse.',
  allow: WRITERS,
  params: taskId,
  body: z
    .strictObject({
      text: fields.text,
      dueAt: fields.dueAt,
      remindMinutesBefore: fields.remindMinutesBefore.nullable(),
      repeat: fields.repeat.nullable(),
      assignedTo: fields.assignedTo,
      assignedRole: fields.assignedRole,
    })
    .partial()
    .refine(({ assignedTo, assignedRole }) => assignedTo === undefined || assignedRole === undefined, {
      error: ONE_ASSIGNEE,
      path: ['assignedRole'],
    })
    .refine(
      (body) => Object.values(body).some((value) => value !== undefined),
      says({ en: 'name at least one change', zh: '请至少填写一项更改' }),
    ),
  example: { dueAt: '2026-11-24T09:30:00.000Z', remindMinutesBefore: null },
  reply: TaskView,
  versioned: true,
  errors: [TASK_NOT_FOUND, TASK_DONE, TASK_ASSIGNEE, TASK_OFF_RULE, REQUEST_STALE],
});

export const CompleteTask = operation({
  id: 'completeTask',
  record: ['task.completed'],
  endpoint: 'POST /tasks/{taskId}/complete',
  owner,
  summary: 'Complete a task',
  description: 'If it repeats, the next one is created: the first that is due after this one and after now.',
  allow: WRITERS,
  params: taskId,
  reply: TaskReceipt.extend({ nextId: Id.nullable().meta({ description: 'The next task, if it repeats.' }) }),
  errors: [TASK_NOT_FOUND, TASK_DONE],
});

export const ReopenTask = operation({
  id: 'reopenTask',
  record: ['task.reopened'],
  endpoint: 'POST /tasks/{taskId}/reopen',
  owner,
  summary: 'Open a task again that was completed',
  description: 'The next task of a repetition stays.',
  allow: WRITERS,
  params: taskId,
  reply: TaskReceipt,
  errors: [TASK_NOT_FOUND, TASK_OPEN],
});

export const GetTask = operation({
  id: 'getTask',
  endpoint: 'GET /tasks/{taskId}',
  owner,
  summary: 'Read a task',
  allow: READERS,
  params: taskId,
  reply: TaskView,
  versioned: true,
  errors: [TASK_NOT_FOUND],
});

export const TaskDue = z.enum(['overdue', 'today', 'week']).meta({
  description:
    '`today`: due from now until the end of the day in the time zone of the shop. `week`: within seven days.',
});
export type TaskDue = z.infer<typeof TaskDue>;

export const ListTasks = operation({
  id: 'listTasks',
  endpoint: 'GET /tasks',
  owner,
  summary: 'List tasks by the time at which they are due, the earliest first',
  description:
    'Opticians, sales and auditors see all tasks. Everybody else sees her own, those of her roles, and those that she created. `mine=true` leaves only tasks for you or one of your roles.',
  allow: READERS,
  query: PageQuery.extend({
    state: TaskState.optional(),
    due: TaskDue.optional(),
    mine: z.enum(['true', 'false']).optional(),
    assignedTo: Id.optional(),
    assignedRole: StaffRole.optional(),
    customerId: Id.optional(),
    orderId: Id.optional(),
    caseId: Id.optional(),
    rule: TaskRule.optional(),
  }),
  reply: page(TaskView),
});
