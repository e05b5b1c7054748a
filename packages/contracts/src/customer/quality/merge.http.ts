/**
 * Declares the operations on merges of two customers who are one person: the preview, and the jobs that merge and can
 * be undone.
 */
import { z } from 'zod';
import { JobState } from '../../jobs/job-kind.ts';
import { Id } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { CustomerView } from '../people/customer.http.ts';
import { MERGE_NONE_CERTAIN, MERGE_REFUSED } from './merge.errors.ts';

/** Lists the fields of a profile for which a person may choose one of two values. */
export const MergeField = z.enum([
  ...(['givenName', 'familyName', 'dateOfBirth', 'email', 'phone', 'language', 'timeZone', 'gender'] as const),
  ...(['occupation', 'category', 'interests', 'preferredBrands', 'preferredProductId', 'wearDaysPerWeek'] as const),
  'contactTimes',
]);
export type MergeField = z.infer<typeof MergeField>;

export const MergeSide = z.enum(['kept', 'merged']).meta({
  description: '`kept`: the value of the customer who stays. `merged`: the value of the other one.',
});
export type MergeSide = z.infer<typeof MergeSide>;

export const MergedThing = z.enum([
  ...(['addresses', 'prescriptions', 'orders', 'cases', 'complaints', 'tasks', 'deals', 'notes'] as const),
  ...(['contacts', 'messages', 'consents', 'tags', 'fields', 'numbers'] as const),
]);
export type MergedThing = z.infer<typeof MergedThing>;

export const MergeReason = z.enum([
  ...(['same', 'gone', 'birth-dates', 'prescriptions', 'other-name', 'no-birth-date'] as const),
  ...(['sign-in', 'family', 'kept-apart', 'orders', 'privacy', 'job', 'account'] as const),
]);
export type MergeReason = z.infer<typeof MergeReason>;

export const MergeChoices = z
  .partialRecord(MergeField, MergeSide)
  .meta({ description: 'The value to keep, by field. Of a field that is left out, the proposed value is kept.' });
export type MergeChoices = z.infer<typeof MergeChoices>;

const pair = {
  keptId: Id.meta({ description: 'The customer who stays. The other id leads to this one from then on.' }),
  mergedId: Id.meta({ description: 'The customer who is merged into the other one.' }),
};
const example = {
  keptId: '0197a000-0000-7000-8000-0000000000c1',
  mergedId: '0197a000-0000-7000-8000-0000000000c2',
};
const why = oneLine(500).meta({ description: 'Why they are one person. Do not name people in it.' });
const merges = { owner: 'customer', allow: ['sales'] } as const;
const job = { reply: z.object({ id: Id, state: JobState }), status: 201, location: '/jobs/customer/{id}' } as const;

export const MergePreview = z.object({
  kept: CustomerView,
  merged: CustomerView,
  fields: z.array(
    z.object({
      field: MergeField,
      proposed: MergeSide,
      differs: z.boolean(),
      isFixed: z.boolean().meta({ description: 'True for an e-mail with which one of them signs in. It stays.' }),
    }),
  ),
  moves: z.array(z.object({ what: MergedThing, rows: z.int() })).meta({
    description:
      'Rows of this service that move to the customer who stays, counted. Other services move theirs with them.',
  }),
  withdrawn: z
    .array(z.object({ purpose: SentText, channel: SentText }))
    .meta({ description: 'Consents that one of them has withdrawn, so they are withdrawn for both.' }),
  closesAccount: z.boolean().meta({
    description: 'True if both can sign in. The account of the merged customer is closed until an undo opens it.',
  }),
  forbidden: z.array(z.object({ reason: MergeReason, detail: SentText })).meta({
    description: 'Why they cannot be merged now. It is empty if they can.',
  }),
  byHandOnly: z.array(z.object({ reason: MergeReason, detail: SentText })).meta({
    description: 'Why no program merges them. A person may.',
  }),
});
export type MergePreview = z.infer<typeof MergePreview>;

export const PreviewCustomerMerge = operation({
  ...merges,
  id: 'previewCustomerMerge',
  record: ['customer.found'],
  endpoint: 'POST /customer-merges/preview',
  summary: 'Preview the merge of two customers, field by field',
  description: 'It changes nothing. Both customers are shown, so both readings are recorded.',
  body: z.strictObject(pair),
  example,
  idempotent: false,
  reply: MergePreview,
  errors: [MERGE_REFUSED],
});

export const MergeCustomers = operation({
  ...merges,
  id: 'mergeCustomers',
  record: ['job.planned'],
  endpoint: 'POST /customer-merges',
  summary: 'Plan the merge of two customers who are one person',
  description:
    'The merge is a job: it makes a dry run, waits to be started, and can be undone for `JOB_UNDO_DAYS`. All services move their rows. The stricter consent counts. The old id leads to the customer who stays.',
  body: z.strictObject({ ...pair, choices: MergeChoices.optional(), why }),
  example: { ...example, choices: { phone: 'merged' }, why: 'She was entered again at the counter' },
  ...job,
  errors: [MERGE_REFUSED],
});

export const MergeCertainPairs = operation({
  ...merges,
  id: 'mergeCertainPairs',
  record: ['job.planned'],
  endpoint: 'POST /customer-merges/certain',
  summary: 'Plan one merge of all pairs that are certain',
  description:
    'It takes the oldest open pairs that are certain. A pair with other names, other dates of birth or contradictory prescriptions, and people of one household, are left to a person. The dry run names them.',
  body: z.strictObject({
    most: z.int().min(1).max(500).default(100).meta({ description: 'The most pairs of this job.' }),
    why,
  }),
  example: { most: 100, why: 'Certain pairs of the migration' },
  ...job,
  errors: [MERGE_NONE_CERTAIN],
});
