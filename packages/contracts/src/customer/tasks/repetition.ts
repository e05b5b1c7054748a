/** Describes how a task repeats. The contract covers the part of RFC 5545 (RRULE) that people use. */
import { z } from 'zod';
import { CalendarDay, RequestDay } from '../../kernel/common.ts';
import { says } from '../../kernel/sentence.ts';

export const Frequency = z.enum(['daily', 'weekly', 'monthly', 'monthly-weekday', 'yearly']).meta({
  description:
    '`monthly`: on the day of the month of the first due day, or on the last day of a shorter month. `monthly-weekday`: on its weekday, such as the second Tuesday; the fifth one is the last one.',
});

/** Lists the weekdays, in the order of ISO 8601. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export const Weekday = z.enum(WEEKDAYS);

const WEEKLY_ONLY = says({ en: 'only a weekly task has weekdays', zh: '只有每周任务才有星期' });
const ONE_END = says({ en: 'name `until` or `count`, not both', zh: '请只填写 until 或 count 之一' });

export const Repetition = z
  .strictObject({
    frequency: Frequency,
    interval: z.int().min(1).max(99).default(1).meta({ description: '2 with `weekly` means every other week.' }),
    weekdays: z
      .array(Weekday)
      .max(7)
      .optional()
      .meta({ description: 'With `weekly`. If omitted, the weekday of the first due day.' }),
    until: RequestDay.optional().meta({ description: 'The last day on which it may be due.' }),
    count: z.int().min(1).max(999).optional().meta({ description: 'How often it is due altogether.' }),
  })
  .refine(({ frequency, weekdays = [] }) => frequency === 'weekly' || weekdays.length === 0, {
    error: WEEKLY_ONLY,
    path: ['weekdays'],
  })
  .refine(({ until, count }) => until === undefined || count === undefined, { error: ONE_END, path: ['count'] });
export type Repetition = z.output<typeof Repetition>;

/** Describes the repetition of a task as an answer shows it. */
export const RepetitionView = z.object({
  frequency: Frequency,
  interval: z.int(),
  weekdays: z.array(Weekday).optional(),
  until: CalendarDay.optional(),
  count: z.int().optional(),
});
