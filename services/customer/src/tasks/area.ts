import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { CustomerConfig } from '../config.ts';
import type { Reader } from '../reader.store.ts';
import { shopZone } from './due.ts';
import { changeTask } from './features/change-task.ts';
import { completeTask } from './features/complete-task.ts';
import { createTask } from './features/create-task.ts';
import { getTask } from './features/get-task.ts';
import { getTaskRule } from './features/get-task-rule.ts';
import { listTaskRules } from './features/list-task-rules.ts';
import { listTasks } from './features/list-tasks.ts';
import { putTaskRule } from './features/put-task-rule.ts';
import { remindOfTask } from './features/remind-of-task.ts';
import { reopenTask } from './features/reopen-task.ts';
import { createByRules } from './rules/create-by-rules.flow.ts';
import { waitingTasks } from './waiting.store.ts';

/**
 * Manages the tasks of staff: due times, reminders, repetitions, and rules that create tasks. This area uses people,
 * prescriptions, messages and desk.
 */
export function tasks({ vault }: { vault: Vault }, { SHOP_TIME_ZONE }: CustomerConfig): Area<Reader> {
  const means = { vault, zone: shopZone(SHOP_TIME_ZONE) };
  return {
    routes: [
      ...[createTask(means), changeTask(means), completeTask(means), reopenTask(means)],
      ...[getTask(means), listTasks(means), listTaskRules, getTaskRule, putTaskRule],
    ],
    effects: [remindOfTask],
    background: createByRules(means),
    waiting: waitingTasks(SHOP_TIME_ZONE),
  };
}
