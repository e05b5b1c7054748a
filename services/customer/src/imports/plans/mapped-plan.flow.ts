import type { ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import type { Vault } from '@toric/chassis/data/vault';
import { IMPORT_COLUMN_MISSING, IMPORT_COLUMN_TWICE } from '@toric/contracts/customer/imports/import-file.errors';
import type { MappedFile } from '@toric/contracts/customer/imports/import-file.http';
import { type ImportField, type ImportSubject, NEEDED_OF } from '@toric/contracts/customer/imports/import-field';
import type { Actor } from '@toric/contracts/kernel/access';
import type { Read } from '@toric/messaging/sql';
import type { ImportFile } from '../import-file.store.ts';
import { beginningOf } from '../read-file.flow.ts';

type Means = { readonly read: Read; readonly vault: Vault; readonly actor: Actor };
type Mapped = MappedFile & { readonly country: string; readonly source: string };

/** Returns the plan of a file whose columns a person mapped to fields. Throws if a needed field has no column. */
export async function mappedPlan(means: Means, file: ImportFile, mapped: Mapped): Promise<ImportPlan> {
  const { format, encoding, delimiter, hasHeading, dateOrder, country, mode, source, fields } = mapped;
  const shape = { format, encoding, delimiter, hasHeading };
  const { head } = await beginningOf(means, file, shape);
  requireFields(file.subject, fields);
  return {
    ...{ fileId: file.id, subject: file.subject, shape, head: [...head], dateOrder, country, mode, system: source },
    ...{ fields: head.map((_, index) => fields[index] ?? null), promisedBy: [] },
  };
}

/** Throws if two columns have the same field, or if a needed field has no column. */
function requireFields(subject: ImportSubject, fields: readonly (ImportField | null)[]): void {
  const twice = fields.find((field, index) => field !== null && fields.indexOf(field) !== index);
  if (twice) throw IMPORT_COLUMN_TWICE({ field: twice });
  const missing = NEEDED_OF[subject].find((one) => !one.some((field) => fields.includes(field)));
  if (missing) throw IMPORT_COLUMN_MISSING({ fields: missing.join(', ') });
}
