/** When the people of a task are reminded of it. */
import { Id, Instant } from '@toric/contracts/kernel/common';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';
import type { Task } from './task.ts';

const MINUTE_MS = 60_000;

/** The name of the effect. The use cases that save a task store it under this name. */
export const REMIND_OF_TASK = 'remind-of-task';
/** A reminder belongs to a due time and an offset. If one of them has changed since, it is not given. */
export const RemindOfTask = z.object({ taskId: Id, dueAt: Instant, minutesBefore: z.int() });

/**
 * Returns the call of the reminder. If its time has passed and the task is not due yet, the reminder is given at once.
 * Returns nothing if the task has no reminder, or is due already.
 */
export function reminderOf({ id, dueAt, remindMinutesBefore }: Task, now: Date): EffectCall[] {
  if (remindMinutesBefore === null || dueAt < now) return [];
  const data = RemindOfTask.parse({ taskId: id, dueAt: dueAt.toISOString(), minutesBefore: remindMinutesBefore });
  const delayMs = Math.max(0, dueAt.getTime() - remindMinutesBefore * MINUTE_MS - now.getTime());
  return [{ name: REMIND_OF_TASK, data, delayMs }];
}
