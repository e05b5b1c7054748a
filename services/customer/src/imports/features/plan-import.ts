import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { PlanImport } from '@toric/contracts/customer/imports/import-file.http';
import type { Reader } from '../../reader.store.ts';
import { rememberFields } from '../import-file.store.ts';
import { requireWholeFile } from '../read-file.flow.ts';
import type { ImportKinds } from '../plans/import-kinds.ts';
import { mappedPlan } from '../plans/mapped-plan.flow.ts';
import { planRows } from '../plans/plan-rows.flow.ts';
import type { ImportPlan } from '@toric/contracts/customer/imports/import-plan';

/**
 * POST /imports/{fileId}/jobs. Plans the import of a file. Its dry run begins at once. Emits customer.import-moved.v1
 * if another service keeps the records.
 */
export const planImport = ({ vault }: { vault: Vault }, kinds: ImportKinds) =>
  preparedCommand<typeof PlanImport, Reader, ImportPlan>(PlanImport, {
    async prepare({ params: { fileId }, body, actor, aside }) {
      const means = { read: aside, vault, actor };
      return mappedPlan(means, await requireWholeFile(means, fileId), body);
    },
    async run({ body: { why = null }, prepared: plan, actor, tx, now, newId }) {
      await rememberFields(tx, vault, plan, { fields: plan.fields, now });
      const { job, messages } = await planRows({ tx, now, newId }, kinds, plan, { createdBy: actor.id, why });
      const planned = answer(job).emits(...messages);
      return planned.records({ action: 'job.planned', subject: job.id, why });
    },
  });
