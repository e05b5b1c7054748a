/**
 * Declares the operations on files of other systems. A file is sent in parts, read, mapped to fields, and planned as a
 * job.
 */
import { z } from 'zod';
import { Id, Instant, Nothing } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { oneLine, SentText } from '../../kernel/text.ts';
import { JobState } from '../../jobs/job-kind.ts';
import { Country } from '../../lens.ts';
import {
  DateOrder,
  Delimiter,
  FileEncoding,
  FileFormat,
  ImportField,
  ImportMode,
  ImportOwner,
  ImportSubject,
} from './import-field.ts';
import {
  IMPORT_COLUMN_MISSING,
  IMPORT_COLUMN_TWICE,
  IMPORT_FILE_EMPTY,
  IMPORT_FILE_INCOMPLETE,
  IMPORT_FILE_NOT_FOUND,
  IMPORT_FILE_PART,
  IMPORT_FILE_TOO_LARGE,
  IMPORT_FILE_UNREADABLE,
  IMPORT_NOT_YOURS,
} from './import-file.errors.ts';

const owner = 'customer';
/**
 * One part of a file has at most this number of bytes. A larger file is sent in several parts, so that no request is
 * too large for a proxy.
 */
export const PART_BYTES = 4 * 1024 * 1024;
const FILE_BYTES_AT_MOST = 1024 * 1024 * 1024;
/** A workbook or a JSON array has at most this number of MiB, because it is read as a whole. */
export const WHOLE_FILE_MIB = 32;
export const COLUMNS_AT_MOST = 200;

const filePath = z.strictObject({ fileId: Id });
/** Lists the roles that import files. Each role imports only its own subjects. */
export const IMPORTING_ROLES = ['sales', 'optician', 'warehouse', 'finance'] as const;
const common = { owner, allow: [...IMPORTING_ROLES], params: filePath } as const;
/** Lists the refusals of an operation that reads the whole file of an import. */
export const wholeFile = [
  IMPORT_FILE_NOT_FOUND,
  IMPORT_NOT_YOURS,
  IMPORT_FILE_INCOMPLETE,
  IMPORT_FILE_TOO_LARGE,
  IMPORT_FILE_UNREADABLE,
  IMPORT_FILE_EMPTY,
] as const;
const Cell = SentText;

export const ImportSource = oneLine(40).default('import').meta({
  description: 'The name of the system from which the numbers come. Numbers of two systems are never confused.',
});

export const CreateImportFile = operation({
  id: 'createImportFile',
  record: 'none',
  because: 'The file changes nothing until a job is planned with it, which is recorded.',
  endpoint: 'POST /imports',
  owner,
  summary: 'Announce a file to import',
  description:
    'Send its bytes afterwards, in parts of `partBytes`. The file is kept sealed, until its import has ended or for a week at most.',
  allow: [...IMPORTING_ROLES],
  body: z.strictObject({
    subject: ImportSubject,
    name: oneLine(200).meta({ description: 'The name of the file.' }),
    size: z.int().min(1).max(FILE_BYTES_AT_MOST).meta({ description: 'Its size in bytes.' }),
  }),
  example: { subject: 'customers', name: 'customers.csv', size: 43 },
  reply: z.object({ id: Id, parts: z.int(), partBytes: z.int() }),
  status: 201,
  location: '/imports/{id}',
  errors: [IMPORT_NOT_YOURS],
});

export const PutImportPart = operation({
  ...common,
  id: 'putImportPart',
  record: 'none',
  because: 'The file changes nothing until a job is planned with it, which is recorded.',
  endpoint: 'PUT /imports/{fileId}/parts/{part}',
  summary: 'Send a part of a file to import',
  description: 'A part that is sent again replaces the first one.',
  params: filePath.extend({
    part: z.coerce
      .number()
      .int()
      .min(1)
      .max(FILE_BYTES_AT_MOST / PART_BYTES),
  }),
  file: {
    limit: PART_BYTES,
    otherTypes: { 'application/octet-stream': 'externalId,givenName,familyName\n1,Ana,Lima\n' },
  },
  reply: Nothing,
  status: 204,
  errors: [IMPORT_FILE_NOT_FOUND, IMPORT_NOT_YOURS, IMPORT_FILE_PART],
});

const Column = z.object({
  heading: Cell,
  field: ImportField.nullable().meta({ description: 'The field that is proposed for the column.' }),
  samples: z.array(Cell).meta({ description: 'The first values that are not empty.' }),
});
export type ImportColumn = z.infer<typeof Column>;

const Reading = z.object({
  format: FileFormat,
  encoding: FileEncoding,
  delimiter: Delimiter.nullable().meta({ description: 'Only of CSV.' }),
  hasHeading: z.boolean(),
  dateOrder: DateOrder.nullable().meta({
    description: 'The order of the dates in the file. Null if its first rows fit more than one order: choose one.',
  }),
  columns: z.array(Column),
  remembered: z.boolean().meta({
    description: 'True if the fields are those of the last import of a file with the same headings.',
  }),
});
export type ImportReading = z.infer<typeof Reading>;

export const ImportFileView = z.object({
  id: Id,
  subject: ImportSubject,
  name: SentText,
  size: z.int(),
  missingParts: z.array(z.int()).meta({ description: 'The parts that have not arrived, at most 100 of them.' }),
  createdAt: Instant,
  expiresAt: Instant,
});
export type ImportFileView = z.infer<typeof ImportFileView>;

export const GetImportFile = operation({
  ...common,
  id: 'getImportFile',
  endpoint: 'GET /imports/{fileId}',
  summary: 'Read what has arrived of a file to import',
  reply: ImportFileView,
  errors: [IMPORT_FILE_NOT_FOUND, IMPORT_NOT_YOURS],
});

export const ReadImportFile = operation({
  ...common,
  id: 'readImportFile',
  record: 'none',
  because: 'It reads a file that the caller has sent, and changes nothing.',
  endpoint: 'POST /imports/{fileId}/reading',
  summary: 'Read the first rows of a file, and propose fields for its columns',
  description:
    'Encoding, delimiter, heading and the order of dates are guessed from the bytes, unless the body names them. Nothing is stored.',
  body: z.strictObject({
    encoding: FileEncoding.optional(),
    delimiter: Delimiter.optional(),
    hasHeading: z.boolean().optional(),
  }),
  example: { encoding: 'utf-8' },
  reply: Reading,
  idempotent: false,
  errors: [...wholeFile],
});

/** Describes how a file of an import is read, and to which fields its columns are mapped. */
export const MappedFile = z.strictObject({
  ...{ format: FileFormat, encoding: FileEncoding, delimiter: Delimiter.nullable().default(null) },
  hasHeading: z.boolean(),
  dateOrder: DateOrder,
  mode: ImportMode,
  fields: z.array(ImportField.nullable()).min(1).max(COLUMNS_AT_MOST).meta({
    description: 'The field of each column, in the order of the columns. Null leaves a column out.',
  }),
});
export type MappedFile = z.infer<typeof MappedFile>;
export const ImportCountry = Country.meta({
  description: 'The country of telephone numbers and addresses that name none.',
});

export const PlanImport = operation({
  ...common,
  id: 'planImport',
  record: ['job.planned'],
  endpoint: 'POST /imports/{fileId}/jobs',
  summary: 'Plan the import of a file',
  description:
    'The job makes a dry run first, and waits to be started. An empty cell leaves what is on file. A prescription is `entered`, which permits nothing: no import is evidence. A consent is only added, and never given back after a withdrawal. A price that two people must agree to becomes a proposal. A past order is history without effects. The fields are remembered for the next file with the same headings.',
  body: z.strictObject({
    ...MappedFile.shape,
    country: ImportCountry,
    source: ImportSource,
    why: oneLine(500).optional().meta({ description: 'The reason of the import. Do not name people in it.' }),
  }),
  example: {
    ...{ format: 'csv', encoding: 'utf-8', delimiter: 'comma', hasHeading: true, dateOrder: 'year-month-day' },
    ...{ country: 'US', mode: 'both', source: 'old-shop', fields: ['externalId', 'givenName', 'familyName'] },
    why: 'Customers of the shop that we took over',
  },
  reply: z.object({
    id: Id,
    service: ImportOwner.meta({ description: 'The service that keeps the records, and so has the job.' }),
    state: JobState,
  }),
  status: 201,
  location: '/jobs/{service}/{id}',
  errors: [...wholeFile, IMPORT_COLUMN_MISSING, IMPORT_COLUMN_TWICE],
});
