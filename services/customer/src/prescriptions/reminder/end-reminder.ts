/** Calculates when customers are reminded that a prescription ends. */
import { Id } from '@toric/contracts/kernel/common';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';

const DAYS_BEFORE = [60, 30, 7] as const;
const DAY_MS = 86_400_000;

/**
 * Names the effect that reminds a customer of the end of a prescription. The use cases that record a prescription store
 * the effect under this name.
 */
export const REMIND_OF_END = 'remind-of-end';
/**
 * Describes the data of the reminder effect. The last day of the prescription is not among them, because it is medical
 * and stays in the encrypted revision. `days` is null if the first reminder must be planned.
 */
export const RemindOfEnd = z.object({ prescriptionId: Id, revision: z.int(), days: z.int().min(1).nullable() });

type Revision = { readonly id: string; readonly revision: number };

/**
 * Returns the call of the next reminder about this revision. Returns an empty list if none is left. `after` is the last
 * sent reminder, in days before the end. With it, no reminder is sent twice if the clocks of the process and the
 * database differ.
 */
export function nextReminder({ id, revision }: Revision, endsOn: string, now: Date, after = Infinity): EffectCall[] {
  const end = Date.parse(endsOn);
  const days = DAYS_BEFORE.find((one) => one < after && end - one * DAY_MS > now.getTime());
  if (days === undefined) return [];
  const data = RemindOfEnd.parse({ prescriptionId: id, revision, days });
  return [{ name: REMIND_OF_END, data, delayMs: end - days * DAY_MS - now.getTime() }];
}
