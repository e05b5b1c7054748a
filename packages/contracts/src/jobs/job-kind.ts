import { z } from 'zod';

/**
 * Lists the kinds of jobs. A kind decides which records a job changes, and how. An undo has the kind of the job that it
 * undoes.
 */
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

/** States what a job did to a record. */
export const JobDeed = z.enum(['created', 'updated', 'removed']);
export type JobDeed = z.infer<typeof JobDeed>;

export const ItemState = z.enum(['planned', 'applied', 'unchanged', 'rejected', 'undone']).meta({
  description: '`unchanged`: the record already was as the job wants it. `undone`: another job has taken it back.',
});
export type ItemState = z.infer<typeof ItemState>;

/** States the outcome of an item of a job, in the dry run or in the run. */
export const ItemOutcome = z.enum(['created', 'updated', 'removed', 'unchanged', 'rejected']);
export type ItemOutcome = z.infer<typeof ItemOutcome>;
