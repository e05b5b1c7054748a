/** Declares the report about the duration of cases: the times of each step, and the slowest step. */
import { z } from 'zod';
import { RequestDay } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';

export const ServiceTimesBy = z.enum(['type', 'priority', 'person', 'week']);
export type ServiceTimesBy = z.infer<typeof ServiceTimesBy>;
/** Lists the steps of a case in which its time is spent. */
export const ServiceStep = z.enum(['to-be-taken', 'in-work', 'customer-waited-for', 'again-in-work']).meta({
  description:
    '`to-be-taken`: from the opening until somebody works on it. `again-in-work`: after it was reopened. Holds are shown apart.',
});
export type ServiceStep = z.infer<typeof ServiceStep>;

const minutes = z.int().nullable().meta({ description: 'Minutes by the clock on the wall. Null without a case.' });
const Times = z.object({
  cases: z.int().meta({ description: 'Cases that were opened in these days.' }),
  solved: z.int(),
  late: z.int().meta({ description: 'Cases that missed a deadline.' }),
  responseMedian: minutes,
  responseNinth: minutes,
  resolutionMedian: minutes,
  resolutionNinth: minutes,
  score: z.number().nullable().meta({ description: 'The mean of the ratings.' }),
  steps: z.array(z.object({ step: ServiceStep, minutes: z.int().meta({ description: 'The mean of one case.' }) })),
  slowest: ServiceStep.nullable().meta({ description: 'The slowest step that is the work of the shop.' }),
});

export const GetServiceTimes = operation({
  id: 'getServiceTimes',
  endpoint: 'GET /case-report',
  owner: 'customer',
  summary: 'Report how long cases take, and which step is the slowest',
  description: 'At most 50,000 cases are read: choose fewer days if `complete` is false.',
  allow: ['sales', 'optician', 'admin', 'auditor'],
  query: z.strictObject({ from: RequestDay, to: RequestDay, by: ServiceTimesBy.default('type') }),
  reply: z.object({
    all: Times,
    groups: z.array(
      Times.extend({ group: SentText.meta({ description: 'A value, an id, or the first day of a week.' }) }),
    ),
    complete: z.boolean(),
  }),
});
