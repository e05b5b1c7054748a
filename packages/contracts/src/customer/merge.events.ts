import { z } from 'zod';
import { Id, Instant } from '../kernel/common.ts';
import { event } from '../kernel/message.ts';

const customerId = '0197a000-0000-7000-8000-00000000000c';

const merged = {
  jobId: Id.meta({ description: 'The job of the merge. An undo names the job that it takes back.' }),
  keptId: Id.meta({ description: 'The customer who stays.' }),
  mergedId: Id.meta({ description: 'The customer whose rows move to the other one.' }),
  mergedAt: Instant,
  undoUntil: Instant.meta({ description: 'Until then the merge can be undone.' }),
};
const mergedExample = {
  jobId: '0197a000-0000-7000-8000-0000000000f7',
  keptId: customerId,
  mergedId: '0197a000-0000-7000-8000-0000000000c2',
  mergedAt: '2026-11-30T09:00:00.000Z',
  undoUntil: '2026-12-30T09:00:00.000Z',
};

export const CustomersMerged = event('customer.customers-merged.v1', {
  summary: 'Two customers were one person and became one customer. Every service moves its rows, and remembers which.',
  aggregate: 'keptId',
  data: z.object(merged),
  example: mergedExample,
});

export const MergeUndone = event('customer.merge-undone.v1', {
  summary:
    'A merge was taken back. Every service puts back the rows that it had moved and that nobody has changed since.',
  aggregate: 'keptId',
  data: z.object(merged),
  example: mergedExample,
});
