/** Declares the messages by which other services import files. Only the customer service has the files (ADR 0089). */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { commandMessage, event } from '../../kernel/message.ts';
import { SentText } from '../../kernel/text.ts';
import { JobState } from '../../jobs/job-kind.ts';
import {
  DateOrder,
  Delimiter,
  FileEncoding,
  FileFormat,
  ImportField,
  ImportMode,
  ImportSubject,
} from './import-field.ts';

/** Lists the services to which rows of files are sent. */
export const FedService = z.enum(['catalog-inventory', 'order']);
export type FedService = z.infer<typeof FedService>;

const jobId = '0197a000-0000-7000-8000-0000000000d1';
const Counts = z.object({
  created: z.int(),
  updated: z.int(),
  removed: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
});
const NONE = { created: 0, updated: 0, removed: 0, unchanged: 0, rejected: 0 };

/** Describes how a file of an import is read. The headings in the plan name columns and no person. */
export const FedPlan = z.object({
  fileId: Id,
  subject: ImportSubject,
  shape: z.object({
    format: FileFormat,
    encoding: FileEncoding,
    delimiter: Delimiter.nullable(),
    hasHeading: z.boolean(),
  }),
  head: z.array(SentText),
  fields: z.array(ImportField.nullable()),
  dateOrder: DateOrder,
  country: SentText,
  mode: ImportMode,
  system: SentText,
});
export type FedPlan = z.infer<typeof FedPlan>;

export const ImportMoved = event('customer.import-moved.v1', {
  summary: 'An import of a file in another service was planned, started, stopped or taken back by a person.',
  aggregate: 'jobId',
  data: z.object({
    jobId: Id,
    service: FedService,
    move: z.enum(['plan', 'start', 'cancel', 'undo']),
    actorId: Id,
    plan: FedPlan.nullable().meta({ description: 'Only of a job that is planned.' }),
    startsItself: z.boolean().meta({ description: 'True if the job starts as soon as its dry run is over.' }),
    undoOf: Id.nullable().meta({ description: 'The job that an undo takes back.' }),
  }),
  example: {
    ...{ jobId, service: 'order', move: 'start', actorId: '0197a000-0000-7000-8000-0000000000f1' },
    ...{ plan: null, startsItself: false, undoOf: null },
  },
});

export const ImportRowsSent = event('customer.import-rows-sent.v1', {
  summary: 'Some rows of a file, sealed for the service that imports them.',
  aggregate: 'jobId',
  data: z.object({
    jobId: Id,
    service: FedService,
    after: z.int().min(0).meta({ description: 'The rows before these.' }),
    ended: z.boolean().meta({ description: 'True if no row follows.' }),
    sealed: SentText.meta({ description: 'JSON with the rows, sealed for the public key of the job.' }),
  }),
  example: { jobId, service: 'order', after: 0, ended: true, sealed: 'MCowBQYDK2VuAyEA.c2VhbGVk' },
});

export const SendImportRows = commandMessage('customer.send-import-rows.v1', {
  summary: 'Send the next rows of a file to the service that imports them.',
  from: ['catalog-inventory', 'order'],
  aggregate: 'jobId',
  data: z.object({
    jobId: Id,
    after: z.int().min(0),
    publicKey: SentText.meta({ description: 'The rows are sealed for it, so that only this job can read them.' }),
  }),
  example: { jobId, after: 0, publicKey: 'MCowBQYDK2VuAyEA' },
});

export const NoteImport = commandMessage('customer.note-import.v1', {
  summary: 'An import in another service waits for a person, or has ended.',
  from: ['catalog-inventory', 'order'],
  aggregate: 'jobId',
  data: z.object({
    jobId: Id,
    state: JobState,
    total: z.int().nullable(),
    expected: Counts,
    counts: Counts,
  }),
  example: { jobId, state: 'ready', total: 1, expected: { ...NONE, created: 1 }, counts: NONE },
});

/**
 * Returns the context to which the seal of rows of a file is bound, so that other sealed rows cannot replace these
 * rows.
 */
export const rowsContext = (job: string, after: number): string => `rows of import ${job} after ${after}`;
