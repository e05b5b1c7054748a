/**
 * Stores tasks. The text of each task is encrypted with a key of its own, so that an erasure can destroy the text
 * without the keys of people.
 */
import type { Vault } from '@toric/chassis/data/vault';
import { TaskState } from '@toric/contracts/customer/tasks/task.http';
import { TaskRule } from '@toric/contracts/customer/tasks/task-rule';
import { StaffRole } from '@toric/contracts/kernel/access';
import { SentText } from '@toric/contracts/kernel/text';
import { json, type Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import { findKeyrings, insertKey } from '../data-key.store.ts';
import type { Task as Row } from '../generated/client.ts';
import { sealedColumn } from '../sealed-column.ts';
import { StoredRepetition } from './repetition.ts';
import type { Task } from './task.ts';

export const taskTexts = sealedColumn('task', z.object({ text: SentText }));

/** Returns the task of a row. Throws if a column has a value that this version does not know. */
export function taskOf(stored: Row, text: string | null): Task {
  const { sealed: _, ruleEvent: __, ...row } = stored;
  return {
    ...row,
    text,
    state: TaskState.parse(row.state),
    repeat: StoredRepetition.nullable().parse(row.repeat),
    assignedRole: StaffRole.nullable().parse(row.assignedRole),
    rule: TaskRule.nullable().parse(row.rule),
  };
}

/** Encrypts the text with the key of the task. The first text of a task creates this key. */
async function sealText(tx: Tx, vault: Vault, { id, text }: Task): Promise<string | null> {
  if (text === null) return null;
  const known = await tx.maybe<{ version: number }>`select version from data_key where customer_id = ${id} limit 1`;
  if (!known) await insertKey(tx, vault.newKey(id));
  return taskTexts.seal((await findKeyrings(tx, vault, [id]))(id), id, { text });
}

/**
 * Inserts a task that a person created, or the next task of a repetition. If a rule made the first task, `rule_event`
 * gets a value of its own, because each event of a rule has one task.
 */
export async function insertTask(tx: Tx, vault: Vault, task: Task): Promise<void> {
  const { id, customerId, orderId, caseId, dueAt, remindMinutesBefore, repeat, seriesId, occurrence } = task;
  await tx.run`
    insert into task (id, sealed, customer_id, order_id, case_id, state, due_at, remind_minutes_before, repeat, series_id,
      occurrence, assigned_to, assigned_role, rule, rule_event, created_by, created_at, updated_at)
    values (${id}, ${await sealText(tx, vault, task)}, ${customerId}, ${orderId}, ${caseId}, 'open', ${dueAt},
      ${remindMinutesBefore}, ${repeat && json(repeat)}, ${seriesId}, ${occurrence}, ${task.assignedTo},
      ${task.assignedRole}, ${task.rule}, ${task.rule && `again ${id}`}, ${task.createdBy}, ${task.createdAt},
      ${task.createdAt})`;
}

/** Locks the task until the transaction ends, and returns it with its text. */
export async function lockTask(tx: Tx, vault: Vault, id: string): Promise<Task | undefined> {
  const row = await tx.maybe<Row>`select * from task where id = ${id} for no key update`;
  if (!row) return undefined;
  if (row.sealed === null) return taskOf(row, null);
  return taskOf(row, taskTexts.open((await findKeyrings(tx, vault, [id]))(id), id, row.sealed).text);
}

/** Saves a task after a change, with its text. */
export async function saveTask(tx: Tx, vault: Vault, task: Task): Promise<void> {
  await tx.run`
    update task set sealed = ${await sealText(tx, vault, task)}, due_at = ${task.dueAt},
      remind_minutes_before = ${task.remindMinutesBefore}, repeat = ${task.repeat && json(task.repeat)},
      assigned_to = ${task.assignedTo}, assigned_role = ${task.assignedRole}, version = ${task.version},
      updated_at = ${task.updatedAt}
    where id = ${task.id}`;
}

export async function saveState(tx: Tx, { id, state, doneBy, doneAt, version, updatedAt }: Task): Promise<void> {
  await tx.run`
    update task set state = ${state}, done_by = ${doneBy}, done_at = ${doneAt}, version = ${version},
      updated_at = ${updatedAt}
    where id = ${id}`;
}

/** Returns the id of the next task in the repetition. Returns undefined if this task was not created yet. */
export async function findNext(tx: Tx, { seriesId, occurrence }: Task): Promise<string | undefined> {
  const next = await tx.maybe<{ id: string }>`
    select id from task where series_id = ${seriesId} and occurrence > ${occurrence} order by occurrence limit 1`;
  return next?.id;
}

/** Holds the fields of a task that a reminder needs. The text of the task is not among them. */
export type Reminded = Pick<Row, 'state' | 'dueAt' | 'remindMinutesBefore' | 'assignedTo' | 'assignedRole'>;

export const findReminded = (tx: Tx, id: string): Promise<Reminded | undefined> =>
  tx.maybe<Reminded>`
    select state, due_at, remind_minutes_before, assigned_to, assigned_role from task where id = ${id}`;
