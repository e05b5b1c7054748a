/** Describes tasks of staff, and holds the rules for their changes. */
import { TASK_DONE, TASK_OFF_RULE, TASK_OPEN } from '@toric/contracts/customer/tasks/task.errors';
import type { ChangeTask, TaskState } from '@toric/contracts/customer/tasks/task.http';
import type { Repetition } from '@toric/contracts/customer/tasks/repetition';
import type { TaskRule } from '@toric/contracts/customer/tasks/task-rule';
import type { Actor, StaffRole } from '@toric/contracts/kernel/access';
import type { Zone } from '@toric/optics/verification/zone';
import type { z } from 'zod';
import { instantAt, localTime } from './due.ts';
import { nextOccurrence, occurrence, type StoredRepetition } from './repetition.ts';

export type Task = {
  readonly id: string;
  /** The text is null for a task that a rule made, because such a task shows the words of its rule. */
  readonly text: string | null;
  readonly customerId: string | null;
  readonly orderId: string | null;
  readonly caseId: string | null;
  readonly state: TaskState;
  readonly dueAt: Date;
  readonly remindMinutesBefore: number | null;
  readonly repeat: StoredRepetition | null;
  readonly seriesId: string;
  readonly occurrence: number;
  readonly assignedTo: string | null;
  readonly assignedRole: StaffRole | null;
  readonly rule: TaskRule | null;
  readonly createdBy: string | null;
  readonly doneBy: string | null;
  readonly doneAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

type Caller = Pick<Actor, 'id' | 'roles'>;

/** Lists the roles that see all tasks, because they may read all customers. */
const SEE_ALL: readonly string[] = ['sales', 'optician', 'auditor'];
export const seesAll = ({ roles }: Caller): boolean => roles.some((role) => SEE_ALL.includes(role));

/**
 * Returns true if the task is assigned to the caller or to a role of the caller, if the caller made it, or if the
 * caller sees all tasks.
 */
export const maySee = (caller: Caller, { assignedTo, assignedRole, createdBy }: Task): boolean =>
  seesAll(caller) ||
  assignedTo === caller.id ||
  createdBy === caller.id ||
  (assignedRole !== null && caller.roles.includes(assignedRole));

/**
 * Returns the repetition with its first day and time, which are the day and time of the due time in the zone of the
 * shop. Throws if the rule does not include this day, because the task would then be due on a day outside its rule.
 */
export function anchored(rule: Repetition, dueAt: Date, zone: Zone, first: number): StoredRepetition {
  const { day: from, ms } = localTime(zone, dueAt);
  const { frequency, interval, weekdays, until, count } = rule;
  const stored: StoredRepetition = {
    ...{ frequency, interval, from, ms, first },
    ...(weekdays && weekdays.length > 0 && { weekdays }),
    ...(until !== undefined && { until }),
    ...(count !== undefined && { count }),
  };
  if (occurrence(stored, 1) === from) return stored;
  throw TASK_OFF_RULE({ day: from }).atField('/repeat');
}

type Rule = Omit<Repetition, 'weekdays'> & { readonly weekdays?: readonly string[] | undefined };

/**
 * Returns true if both rules of repetition are equal, so that a form which sends the whole task does not restart a
 * repetition.
 */
function isSameRule(one: Rule | null, other: Rule | null): boolean {
  if (!one || !other) return one === other;
  const words = ({ frequency, interval, weekdays = [], until = '', count = 0 }: Rule) =>
    JSON.stringify([frequency, interval, weekdays.toSorted(), until, count]);
  return words(one) === words(other);
}

type Changes = z.output<typeof ChangeTask.body>;

/**
 * Returns the task with the changes. A new due time moves this task only: the next task is due as the repetition says.
 * Throws if the task is done.
 */
export function withChanges(task: Task, changes: Changes, zone: Zone, now: Date): Task {
  if (task.state === 'done') throw TASK_DONE();
  const {
    text = task.text,
    remindMinutesBefore = task.remindMinutesBefore,
    repeat,
    assignedTo,
    assignedRole,
  } = changes;
  const dueAt = changes.dueAt === undefined ? task.dueAt : new Date(changes.dueAt);
  return {
    ...task,
    ...{ text, dueAt, remindMinutesBefore },
    ...(repeat !== undefined &&
      !isSameRule(repeat, task.repeat) && { repeat: repeat && anchored(repeat, dueAt, zone, task.occurrence) }),
    ...(assignedTo !== undefined && { assignedTo, assignedRole: null }),
    ...(assignedRole !== undefined && { assignedRole, assignedTo: null }),
    ...{ version: task.version + 1, updatedAt: now },
  };
}

/** Returns the task as done. Throws if it is already done. */
export function completed(task: Task, by: string, now: Date): Task {
  if (task.state === 'done') throw TASK_DONE();
  return { ...task, state: 'done', doneBy: by, doneAt: now, version: task.version + 1, updatedAt: now };
}

/** Returns the task as open again. Throws if it is already open. */
export function reopened(task: Task, now: Date): Task {
  if (task.state === 'open') throw TASK_OPEN();
  return { ...task, state: 'open', doneBy: null, doneAt: null, version: task.version + 1, updatedAt: now };
}

/**
 * Returns the next task of a repetition: the first one that is due after now, at the same time of the day. Occurrences
 * that nobody did in time are left out. Returns undefined if the task does not repeat, or if the repetition has ended.
 */
export function nextOf(task: Task, id: string, zone: Zone, now: Date): Task | undefined {
  const { repeat } = task;
  if (!repeat) return undefined;
  const dueOn = (day: string) => instantAt(zone, day, repeat.ms);
  const found = nextOccurrence(repeat, task.occurrence - repeat.first + 1, (day) => dueOn(day) > now);
  if (!found) return undefined;
  return {
    ...task,
    ...{ id, dueAt: dueOn(found.day), occurrence: repeat.first + found.n - 1, state: 'open' },
    ...{ doneBy: null, doneAt: null, version: 1, createdAt: now, updatedAt: now },
  };
}
