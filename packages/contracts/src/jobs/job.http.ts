/**
 * Declares the operations on jobs. A job changes many records by one decision, and can be undone. Every service serves
 * these operations for its own jobs.
 */
import { z } from 'zod';
import { Download, Id, Instant, page, PageQuery } from '../kernel/common.ts';
import { EVERY_SERVICE, GATEWAY, operation } from '../kernel/operation.ts';
import { oneLine, requestText, SentText } from '../kernel/text.ts';
import { OPERATIONS_NO_SUCH_SERVICE } from '../operator/operator.errors.ts';
import { SERVICE_NAMES } from '../operator/operator.http.ts';
import {
  JOB_NEVER_UNDONE,
  JOB_NOT_FOUND,
  JOB_NOT_READY,
  JOB_NOT_UNDOABLE,
  JOB_NOTHING_REJECTED,
  JOB_NOTHING_TO_PROVE,
  JOB_OVER,
  JOB_UNDO_EXPIRED,
} from './job.errors.ts';
import { ItemOutcome, ItemState, JobDeed, JobKindName, JobState } from './job-kind.ts';

const service = z.enum(SERVICE_NAMES);
const jobPath = z.strictObject({ service, jobId: Id });
const Both = z.object({ en: SentText, zh: SentText });

const Counts = z
  .object({ created: z.int(), updated: z.int(), removed: z.int(), unchanged: z.int(), rejected: z.int() })
  .meta({ description: 'Items by what they came to. Their sum is the number of items that were looked at.' });
export type JobCounts = z.infer<typeof Counts>;

export const JobView = z.object({
  id: Id,
  service,
  kind: JobKindName,
  state: JobState,
  why: SentText.nullable(),
  createdBy: Id.meta({ description: 'The person or the API key that planned it.' }),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  undoOf: Id.nullable().meta({ description: 'The job that this one takes back.' }),
  undoneBy: Id.nullable().meta({ description: 'The last job that took this one back, or tried to.' }),
  overwrite: z.boolean().meta({
    description: 'Only for an undo. True if it also takes back what somebody has changed since.',
  }),
  total: z.int().nullable().meta({ description: 'All items. Null until they have been read.' }),
  expected: Counts,
  counts: Counts,
  progress: z
    .object({
      done: z.int(),
      total: z.int().nullable(),
      perSecond: z.number(),
      secondsLeft: z.int().nullable(),
    })
    .nullable()
    .meta({ description: 'How far the dry run or the run is. Null while nothing goes on.' }),
  mayStart: z.boolean(),
  mayCancel: z.boolean(),
  mayUndo: z.boolean(),
  undoUntil: Instant.nullable().meta({ description: 'Until then the items are kept, and the job can be undone.' }),
  hasRejectedFile: z.boolean().meta({ description: 'True if the rejected rows can be fetched as a file.' }),
  failure: Both.nullable().meta({ description: 'Why the job stopped, if it failed.' }),
});
export type JobView = z.infer<typeof JobView>;

const readers = ['sales', 'optician', 'warehouse', 'finance', 'marketing', 'admin', 'auditor'] as const;
const movers = ['sales', 'optician', 'warehouse', 'finance', 'marketing', 'admin'] as const;
const common = { owner: EVERY_SERVICE, params: jobPath } as const;
const errors = [OPERATIONS_NO_SUCH_SERVICE, JOB_NOT_FOUND] as const;

export const ListJobs = operation({
  id: 'listJobs',
  endpoint: 'GET /jobs',
  owner: GATEWAY,
  summary: 'List jobs that change many records, newest first',
  description: 'Each person sees the jobs of the kinds that her roles may plan. Auditors see all.',
  allow: [...readers],
  query: PageQuery.extend({
    service: service.optional().meta({ description: 'If omitted, the jobs of all services are merged.' }),
    state: JobState.optional(),
    kind: JobKindName.optional(),
  }),
  reply: page(JobView),
});

export const GetJob = operation({
  ...common,
  id: 'getJob',
  endpoint: 'GET /jobs/{service}/{jobId}',
  summary: 'Read a job with its progress and its counts',
  description:
    'After the run, `created` + `updated` + `removed` + `unchanged` + `rejected` is `total`. The dry run is the same code in a transaction that is taken back, so `expected` is what the run does unless records change in between.',
  allow: [...readers],
  reply: JobView,
  errors: [...errors],
});

export const JobItem = z.object({
  row: z
    .int()
    .meta({ description: 'The place of the item in the job, from 1. In an import it is the row of the file.' }),
  state: ItemState,
  did: JobDeed.nullable(),
  expected: ItemOutcome.nullable().meta({ description: 'The outcome in the dry run.' }),
  subject: SentText.meta({ description: 'The kind of the record.', example: 'customer' }),
  recordId: Id.nullable(),
  personId: Id.nullable(),
  reasons: z.array(z.object({ column: SentText.nullable(), detail: Both })),
});
export type JobItem = z.infer<typeof JobItem>;

export const ListJobItems = operation({
  ...common,
  id: 'listJobItems',
  endpoint: 'GET /jobs/{service}/{jobId}/items',
  summary: 'List the items of a job in their order',
  allow: [...readers],
  query: PageQuery.extend({
    state: ItemState.optional(),
    expected: ItemOutcome.optional(),
  }),
  reply: page(JobItem),
  errors: [...errors],
});

export const StartJob = operation({
  ...common,
  id: 'startJob',
  record: ['job.started'],
  endpoint: 'POST /jobs/{service}/{jobId}/start',
  summary: 'Start a job whose dry run is over',
  description:
    'Jobs about the same kind of record run one after the other. A job that failed goes on at the item at which it stopped.',
  allow: [...movers],
  reply: JobView,
  status: 202,
  location: '/jobs/{service}/{jobId}',
  errors: [...errors, JOB_NOT_READY],
});

export const CancelJob = operation({
  ...common,
  id: 'cancelJob',
  record: ['job.cancelled'],
  endpoint: 'POST /jobs/{service}/{jobId}/cancel',
  summary: 'Stop a job',
  description: 'Items that were applied stay applied. Undo the job to take them back.',
  allow: [...movers],
  reply: JobView,
  errors: [...errors, JOB_OVER],
});

export const UndoJob = operation({
  ...common,
  id: 'undoJob',
  record: ['job.undo-planned'],
  endpoint: 'POST /jobs/{service}/{jobId}/undo',
  summary: 'Plan the undo of a job',
  description:
    'The undo is a job too, with a dry run that names what it will not take back: records that somebody has changed since. With `overwrite` it takes these back too. Start it as any other job. It can be undone itself.',
  allow: [...movers],
  body: z.strictObject({
    why: oneLine(500).meta({ description: 'Why the job is taken back. Do not name people in it.' }),
    overwrite: z.boolean().default(false).meta({
      description: 'True takes back records that somebody has changed since. Her changes are lost.',
    }),
  }),
  example: { why: 'The phone numbers were in the wrong column', overwrite: false },
  reply: JobView,
  status: 201,
  location: '/jobs/{service}/{id}',
  errors: [...errors, JOB_NOT_UNDOABLE, JOB_UNDO_EXPIRED, JOB_NEVER_UNDONE],
});

const Chain = requestText()
  .regex(/^(?:[0-9a-f]{64})?$/)
  .default('')
  .meta({ description: 'The hash so far, from the answer before.' });
const ProofChain = z.strictObject({
  after: z
    .int()
    .min(0)
    .max(100_000_000)
    .default(0)
    .meta({ description: 'The row after which to go on: `next` of the answer before.' }),
  read: Chain,
  stored: Chain,
});
export type ProofChain = z.infer<typeof ProofChain>;

const ProofSums = z.object({
  hash: SentText.meta({ description: 'SHA-256 over the normalised rows, each chained to the rows before it.' }),
  rows: z.int(),
  boxes: z.int(),
  money: z.array(z.object({ currency: SentText, amount: z.int() })),
});
const JobProof = z.object({
  total: z.int().meta({ description: 'The rows that were read.' }),
  counts: Counts,
  equal: z.int().meta({ description: 'Rows whose stored contents are what was read.' }),
  differing: z
    .array(z.int())
    .meta({ description: 'The first 100 rows that are stored otherwise by now, or are gone.' }),
  read: ProofSums.meta({
    description: 'The rows as they were read, with what was on file before where a cell was empty.',
  }),
  stored: ProofSums.meta({ description: 'Rows of the same records, as the database has them now.' }),
  next: z
    .int()
    .nullable()
    .meta({ description: 'Null after the last row. Else call again with it and with both hashes.' }),
});
export type JobProof = z.infer<typeof JobProof>;

export const ProveJob = operation({
  ...common,
  id: 'proveJob',
  record: 'none',
  because: 'It compares digests and shows no contents.',
  endpoint: 'POST /jobs/{service}/{jobId}/proof',
  summary: 'Compare the rows of an import with what is stored now',
  description:
    'The rows are read back from the database. If both hashes are equal, each row that was not rejected is stored as it was read. Rows that somebody has changed since differ. One answer compares about 20,000 rows.',
  allow: [...readers],
  body: ProofChain,
  example: { after: 0, read: '', stored: '' },
  reply: JobProof,
  idempotent: false,
  errors: [...errors, JOB_NOTHING_TO_PROVE],
});

export const GetRejectedRows = operation({
  ...common,
  id: 'getRejectedRows',
  record: 'none',
  because: 'The rows are the ones that the caller sent. They are not on file as data of a person.',
  endpoint: 'GET /jobs/{service}/{jobId}/rejected',
  summary: 'Fetch the rejected rows of an import as a file to mend and send again',
  description:
    'The file has the columns of the file that was sent, and one more with the reasons. An import ignores that column, so the mended file can be sent as it is.',
  allow: [...movers],
  reply: Download,
  download: ['text/csv'],
  errors: [...errors, JOB_NOTHING_REJECTED],
});
