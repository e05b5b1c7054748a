/**
 * Declares the operations on the migration of a whole old shop: many files in one plan, with one dry run, one run, one
 * proof and one undo.
 */
import { z } from 'zod';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { JobState } from '../../jobs/job-kind.ts';
import { IMPORT_COLUMN_MISSING, IMPORT_COLUMN_TWICE, IMPORT_NOT_YOURS } from './import-file.errors.ts';
import { ImportCountry, IMPORTING_ROLES, ImportSource, MappedFile, wholeFile } from './import-file.http.ts';
import { ImportOwner, ImportSubject } from './import-field.ts';
import {
  MIGRATION_FILE_TWICE,
  MIGRATION_NOT_FOUND,
  MIGRATION_NOT_READY,
  MIGRATION_NOT_UNDOABLE,
  MIGRATION_OVER,
} from './migration.errors.ts';

const owner = 'customer';
const FILES_AT_MOST = 40;

export const MigrationState = z
  .enum(['checking', 'ready', 'running', 'done', 'undoing', 'undone', 'cancelled', 'failed'])
  .meta({
    description:
      '`checking`: the dry runs go on, file after file. `ready`: a person may start it. `undoing` and `undone`: it is taken back, file after file from the last. `failed`: the job of a file stopped.',
  });
export type MigrationState = z.infer<typeof MigrationState>;

const Counts = z.object({
  created: z.int(),
  updated: z.int(),
  removed: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
});

const MigrationStep = z.object({
  position: z.int(),
  subject: ImportSubject,
  service: ImportOwner,
  fileId: Id,
  jobId: Id.nullable().meta({ description: 'The job of the file. Null until the files before it were looked at.' }),
  undoJobId: Id.nullable(),
  state: JobState.nullable(),
  total: z.int().nullable().meta({ description: 'The rows of the file.' }),
  expected: Counts.nullable(),
  counts: Counts.nullable(),
});
export type MigrationStep = z.infer<typeof MigrationStep>;

export const MigrationView = z.object({
  id: Id,
  state: MigrationState,
  source: SentText.meta({ description: 'The name of the old system.' }),
  why: SentText.nullable(),
  createdBy: Id,
  createdAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  steps: z.array(MigrationStep).meta({ description: 'The files in the order in which they are imported.' }),
});
export type MigrationView = z.infer<typeof MigrationView>;

const allow = [...IMPORTING_ROLES] as const;
const common = { owner, allow: [...allow], params: z.strictObject({ migrationId: Id }) } as const;
const errors = [MIGRATION_NOT_FOUND, IMPORT_NOT_YOURS] as const;

export const PlanMigration = operation({
  id: 'planMigration',
  record: ['migration.planned'],
  endpoint: 'POST /migrations',
  owner,
  summary: 'Plan the migration of an old shop from many files',
  description:
    'The files are imported in the order suppliers, customers, addresses, prescriptions, consents, prices, stock, orders. A row may name a customer whom an earlier file of the plan brings. The dry run begins at once. Colleagues may have sent some of the files: the job of a file is in the name of the person who sent it.',
  allow: [...allow],
  body: z.strictObject({
    source: ImportSource,
    country: ImportCountry,
    why: oneLine(500).optional().meta({ description: 'The reason of the migration. Do not name people in it.' }),
    files: z
      .array(z.strictObject({ fileId: Id, ...MappedFile.shape }))
      .min(1)
      .max(FILES_AT_MOST),
  }),
  example: {
    ...{ source: 'old-shop', country: 'US', why: 'We took over the shop' },
    files: [
      {
        fileId: '0197a000-0000-7000-8000-0000000000d2',
        ...{ format: 'csv', encoding: 'utf-8', delimiter: 'comma', hasHeading: true, dateOrder: 'year-month-day' },
        ...{ mode: 'both', fields: ['externalId', 'givenName', 'familyName'] },
      },
    ],
  },
  reply: MigrationView,
  status: 201,
  location: '/migrations/{id}',
  errors: [...wholeFile, IMPORT_COLUMN_MISSING, IMPORT_COLUMN_TWICE, MIGRATION_FILE_TWICE],
});

export const ListMigrations = operation({
  id: 'listMigrations',
  endpoint: 'GET /migrations',
  owner,
  summary: 'List migrations, newest first',
  allow: [...allow, 'auditor'],
  query: PageQuery,
  reply: page(MigrationView),
});

export const GetMigration = operation({
  ...common,
  id: 'getMigration',
  endpoint: 'GET /migrations/{migrationId}',
  summary: 'Read a migration with its files and their counts',
  allow: [...allow, 'auditor'],
  reply: MigrationView,
  errors: [MIGRATION_NOT_FOUND],
});

export const StartMigration = operation({
  ...common,
  id: 'startMigration',
  record: ['migration.started'],
  endpoint: 'POST /migrations/{migrationId}/start',
  summary: 'Start a migration whose dry run is over',
  description: 'The files are imported one after the other. A file is begun when the one before it has ended.',
  reply: MigrationView,
  status: 202,
  location: '/migrations/{migrationId}',
  errors: [...errors, MIGRATION_NOT_READY],
});

export const CancelMigration = operation({
  ...common,
  id: 'cancelMigration',
  record: ['migration.cancelled'],
  endpoint: 'POST /migrations/{migrationId}/cancel',
  summary: 'Stop a migration',
  description: 'Files that were imported stay imported. Undo the migration to take them back.',
  reply: MigrationView,
  errors: [...errors, MIGRATION_OVER],
});

export const UndoMigration = operation({
  ...common,
  id: 'undoMigration',
  record: ['migration.undone'],
  endpoint: 'POST /migrations/{migrationId}/undo',
  summary: 'Take a migration back',
  description:
    'Each file is taken back by a job, from the last file to the first. The jobs name what stays: records that somebody has changed since, lots of which boxes were sold, and customers with a consent. Consents are a ledger and stay.',
  body: z.strictObject({
    why: oneLine(500).meta({ description: 'Why the migration is taken back. Do not name people in it.' }),
  }),
  example: { why: 'The files were of last year' },
  reply: MigrationView,
  status: 202,
  location: '/migrations/{migrationId}',
  errors: [...errors, MIGRATION_NOT_UNDOABLE],
});
