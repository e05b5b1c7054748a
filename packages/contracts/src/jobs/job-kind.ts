import { z } from 'zod';

/** The kinds of jobs: what a job changes, and how. An undo is a job of the kind that it takes back. */
export const JobKindName = z.enum([
  'customer-import',
  'prescription-import',
  'address-import',
  'consent-import',
  ...(['supplier-import', 'price-import', 'stock-import', 'order-import'] as const),
  'customer-edit',
  'order-tagging',
  'customer-cleaning',
  'customer-merge',
]);
export type JobKindName = z.infer<typeof JobKindName>;

export const JobState = z
  .enum(['planned', 'checking', 'ready', 'running', 'done', 'undoing', 'undone', 'cancelled', 'failed'])
  .meta({
    description:
      '`planned`: it waits to be checked. `checking`: the dry run goes on. `ready`: the dry run is over, and a person may start it. `undoing` and `undone`: another job takes it back, or has done so. `cancelled` and `failed`: it stopped, and everything that it had done by then stays and can be undone.',
  });
export type JobState = z.infer<typeof JobState>;

/** The deed of a job with a record. */
export const JobDeed = z.enum(['created', 'updated', 'removed']);
export type JobDeed = z.infer<typeof JobDeed>;

export const ItemState = z.enum(['planned', 'applied', 'unchanged', 'rejected', 'undone']).meta({
  description: '`unchanged`: the record already was as the job wants it. `undone`: another job has taken it back.',
});
export type ItemState = z.infer<typeof ItemState>;

/** The outcome of an item, in the dry run or in earnest. */
export const ItemOutcome = z.enum(['created', 'updated', 'removed', 'unchanged', 'rejected']);
export type ItemOutcome = z.infer<typeof ItemOutcome>;
