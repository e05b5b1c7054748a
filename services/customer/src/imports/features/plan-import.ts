import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { AnyJobKind } from '@toric/chassis/jobs/job-kind';
import { planJob } from '@toric/chassis/jobs/plan-job';
import type { Vault } from '@toric/chassis/data/vault';
import { IMPORT_COLUMN_MISSING, IMPORT_COLUMN_TWICE } from '@toric/contracts/customer/imports/import-file.errors';
import { PlanImport } from '@toric/contracts/customer/imports/import-file.http';
import { type ImportField, type ImportSubject, NEEDED_OF } from '@toric/contracts/customer/imports/import-field';
import type { Reader } from '../../reader.store.ts';
import { rememberFields } from '../import-file.store.ts';
import { beginningOf, requireWholeFile } from '../read-file.flow.ts';
import type { ImportPlan } from '@toric/chassis/imports/import-plan';

type ImportKinds = Readonly<Record<ImportSubject, AnyJobKind>>;

/** POST /imports/{fileId}/jobs. Plans the import of a file. Its dry run begins at once. */
export const planImport = ({ vault }: { vault: Vault }, kinds: ImportKinds) =>
  preparedCommand<typeof PlanImport, Reader, ImportPlan>(PlanImport, {
    async prepare({ params: { fileId }, body, actor, aside }) {
      const means = { read: aside, vault, actor };
      const file = await requireWholeFile(means, fileId);
      const { format, encoding, delimiter, hasHeading, dateOrder, country, mode, source, fields } = body;
      const shape = { format, encoding, delimiter, hasHeading };
      const { head } = await beginningOf(means, file, shape);
      requireFields(file.subject, fields);
      return {
        ...{ fileId, subject: file.subject, shape, head: [...head], dateOrder, country, mode, system: source },
        fields: head.map((_, index) => fields[index] ?? null),
      };
    },
    async run({ body: { why = null }, prepared: plan, actor, tx, now, newId }) {
      await rememberFields(tx, vault, plan, { fields: plan.fields, now });
      const job = await planJob({ tx, now, newId }, kinds[plan.subject], { plan, createdBy: actor.id, why });
      return answer(job).records({ action: 'job.planned', subject: job.id, why });
    },
  });

/** Throws if two columns go into one field, or if no column goes into a field without which no row can be imported. */
function requireFields(subject: ImportSubject, fields: readonly (ImportField | null)[]): void {
  const twice = fields.find((field, index) => field !== null && fields.indexOf(field) !== index);
  if (twice) throw IMPORT_COLUMN_TWICE({ field: twice });
  const missing = NEEDED_OF[subject].find((one) => !one.some((field) => fields.includes(field)));
  if (missing) throw IMPORT_COLUMN_MISSING({ fields: missing.join(', ') });
}
