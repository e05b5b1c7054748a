import { query } from '@toric/chassis/http/endpoint';
import { GetTaskRule } from '@toric/contracts/customer/tasks/task-rule.http';
import type { Reader } from '../../reader.store.ts';
import { readRule } from '../rules/rule.store.ts';

/** GET /task-rules/{rule}. Returns a rule that creates tasks. */
export const getTaskRule = query<typeof GetTaskRule, Reader>(GetTaskRule, {
  run: ({ params: { rule }, db }) => readRule(db, rule),
});
