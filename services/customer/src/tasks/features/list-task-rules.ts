import { query } from '@toric/chassis/http/endpoint';
import { ListTaskRules } from '@toric/contracts/customer/tasks/task-rule.http';
import type { Reader } from '../../reader.store.ts';
import { readRules } from '../rules/rule.store.ts';

/** GET /task-rules. Lists the rules that create tasks. */
export const listTaskRules = query<typeof ListTaskRules, Reader>(ListTaskRules, {
  run: async ({ db }) => ({ data: await readRules(db) }),
});
