/** Decides when people are reminded of a task. */
import { Id, Instant } from '@toric/contracts/kernel/common';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';
import type { Task } from './task.ts';

const MINUTE_MS = 60_000;

/** Names the effect that reminds people of a task. The use cases that save a task plan the effect under this name. */
export const REMIND_OF_TASK = 'remind-of-task';
/**
 * Describes a reminder for one due time and one offset. The reminder is not sent if the task has another due time or
 * offset by then.
 */
export const RemindOfTask = z.object({ taskId: Id, dueAt: Instant, minutesBefore: z.int() });

/**
 * Returns the delayed call of the reminder. If the time of the reminder has passed and the task is not due yet, the
 * call runs at once. Returns an empty list if the task has no reminder, or is already due.
 */
export function reminderOf({ id, dueAt, remindMinutesBefore }: Task, now: Date): EffectCall[] {
  if (remindMinutesBefore === null || dueAt < now) return [];
  const data = RemindOfTask.parse({ taskId: id, dueAt: dueAt.toISOString(), minutesBefore: remindMinutesBefore });
  const delayMs = Math.max(0, dueAt.getTime() - remindMinutesBefore * MINUTE_MS - now.getTime());
  return [{ name: REMIND_OF_TASK, data, delayMs }];
}
