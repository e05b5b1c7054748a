import {
  DateOrder,
  Delimiter,
  FileEncoding,
  FileFormat,
  ImportField,
  ImportMode,
  ImportSubject,
} from './import-field.ts';
import { z } from 'zod';
import { SentText } from '../../kernel/text.ts';

/** Describes the plan of an import, as its job stores it. The headings in the plan name columns and no person. */
export const ImportPlan = z.strictObject({
  fileId: SentText,
  subject: ImportSubject,
  shape: z.strictObject({
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
  /** Names the other system that gave the records of the file their numbers. */
  system: SentText,
  /** Lists the other import jobs of the same migration. A dry run treats the customers of these jobs as known. */
  promisedBy: z.array(SentText).default([]),
  /** Names the person who sent the file, if it is part of a migration. The job is stored under this person's name. */
  sentBy: SentText.optional(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

/** Holds one row of the file, as it was read. */
export const ImportedRow = z.strictObject({ cells: z.array(SentText) });
export type ImportedRow = z.infer<typeof ImportedRow>;
