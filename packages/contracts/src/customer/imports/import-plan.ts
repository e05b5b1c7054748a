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

/** The plan of an import, as its job keeps it. The headings name columns and no person. */
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
  /** The system from which the numbers come. */
  system: SentText,
  /** Jobs of the same migration whose customers count as known in a dry run. */
  promisedBy: z.array(SentText).default([]),
  /** The person who sent the file of a migration. Its job is in her name. */
  sentBy: SentText.optional(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

/** One row of the file, as it came. */
export const ImportedRow = z.strictObject({ cells: z.array(SentText) });
export type ImportedRow = z.infer<typeof ImportedRow>;
