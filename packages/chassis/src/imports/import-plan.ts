import {
  DateOrder,
  Delimiter,
  FileEncoding,
  FileFormat,
  ImportField,
  ImportMode,
  ImportSubject,
} from '@toric/contracts/customer/imports/import-field';
import { z } from 'zod';

/** The plan of an import, as its job keeps it. The headings name columns and no person. */
export const ImportPlan = z.strictObject({
  fileId: z.string(),
  subject: ImportSubject,
  shape: z.strictObject({
    format: FileFormat,
    encoding: FileEncoding,
    delimiter: Delimiter.nullable(),
    hasHeading: z.boolean(),
  }),
  head: z.array(z.string()),
  fields: z.array(ImportField.nullable()),
  dateOrder: DateOrder,
  country: z.string(),
  mode: ImportMode,
  /** The system from which the numbers come. */
  system: z.string(),
  /** Jobs of the same migration whose customers count as known in a dry run. */
  promisedBy: z.array(z.string()).default([]),
  /** The person who sent the file of a migration. Its job is in her name. */
  sentBy: z.string().optional(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

/** One row of the file, as it came. */
export const ImportedRow = z.strictObject({ cells: z.array(z.string()) });
export type ImportedRow = z.infer<typeof ImportedRow>;
