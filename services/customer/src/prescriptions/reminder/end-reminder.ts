/** When customers are reminded that a prescription ends. */
import { Id } from '@toric/contracts/kernel/common';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';

const DAYS_BEFORE = [60, 30, 7] as const;
const DAY_MS = 86_400_000;

/** The name of the effect. The use cases that record a prescription store it under this name. */
export const REMIND_OF_END = 'remind-of-end';
/**
 * The day of the end is medical, so it stays in the sealed revision. `days` is null if the first reminder is to be
 * planned.
 */
export const RemindOfEnd = z.object({ prescriptionId: Id, revision: z.int(), days: z.int().min(1).nullable() });

type Revision = { readonly id: string; readonly revision: number };

/**
 * Returns the call of the next reminder about this revision. Returns nothing if none is left. `after` is the reminder
 * that was sent last, in days before the end. So the clocks of process and database may differ.
 */
export function nextReminder({ id, revision }: Revision, endsOn: string, now: Date, after = Infinity): EffectCall[] {
  const end = Date.parse(endsOn);
  const days = DAYS_BEFORE.find((one) => one < after && end - one * DAY_MS > now.getTime());
  if (days === undefined) return [];
  const data = RemindOfEnd.parse({ prescriptionId: id, revision, days });
  return [{ name: REMIND_OF_END, data, delayMs: end - days * DAY_MS - now.getTime() }];
}
