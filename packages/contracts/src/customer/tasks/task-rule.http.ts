/**
 * Declares the operations on the rules that create tasks. People switch these rules on and off, and set their values.
 */
import { z } from 'zod';
import { StaffRole } from '../../kernel/access.ts';
import { Id, Instant, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { TaskRule } from './task-rule.ts';

export const TaskRuleView = z.object({
  rule: TaskRule,
  isOn: z.boolean(),
  days: z.int().meta({
    description: 'How many days before the event the task is due. With `last-purchase`: how many days after it.',
  }),
  assignedRole: StaffRole.meta({ description: 'The role that does the tasks.' }),
  version: Version,
  changedBy: Id.nullable().meta({ description: 'Null while nobody has changed it.' }),
  changedAt: Instant.nullable(),
});
export type TaskRuleView = z.infer<typeof TaskRuleView>;

export const ListTaskRules = operation({
  id: 'listTaskRules',
  endpoint: 'GET /task-rules',
  owner: 'customer',
  summary: 'List the rules that create tasks',
  allow: ['sales', 'admin', 'optician', 'auditor'],
  reply: z.object({ data: z.array(TaskRuleView) }),
});

export const GetTaskRule = operation({
  id: 'getTaskRule',
  endpoint: 'GET /task-rules/{rule}',
  owner: 'customer',
  summary: 'Read a rule that creates tasks',
  allow: ['sales', 'admin', 'optician', 'auditor'],
  params: z.strictObject({ rule: TaskRule }),
  reply: TaskRuleView,
  versioned: true,
});

export const PutTaskRule = operation({
  id: 'putTaskRule',
  record: ['task-rule.changed'],
  endpoint: 'PUT /task-rules/{rule}',
  owner: 'customer',
  summary: 'Switch a rule on or off, and say when its tasks are due and who does them',
  description:
    'Every rule is off until somebody switches it on. It creates one task for each person and event, also if it is switched off and on again. Tasks that exist stay as they are. Customers whose data is restricted get none.',
  allow: ['sales', 'admin'],
  params: z.strictObject({ rule: TaskRule }),
  body: z.strictObject({
    isOn: z.boolean(),
    days: z.int().min(0).max(730),
    assignedRole: StaffRole,
  }),
  example: { isOn: true, days: 21, assignedRole: 'sales' },
  reply: TaskRuleView,
  versioned: true,
  errors: [REQUEST_STALE],
});
