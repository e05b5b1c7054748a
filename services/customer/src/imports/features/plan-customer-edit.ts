import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { AnyJobKind } from '@toric/chassis/jobs/job-kind';
import { planJob } from '@toric/chassis/jobs/plan-job';
import { PlanCustomerEdit } from '@toric/contracts/customer/imports/customer-edit.http';
import { TAG_NOT_FOUND } from '@toric/contracts/customer/tags/tag.errors';
import { findTag } from '../../tags/tag.store.ts';

/** POST /customer-edits. Plans one change of many customers. Its dry run begins at once. */
export const planCustomerEdit = (kind: AnyJobKind) =>
  command(PlanCustomerEdit, {
    async run({ body: { customers, change, why }, actor, tx, now, newId }) {
      for (const id of [customers.tagId, change.addTagId, change.removeTagId])
        if (id !== undefined && !(await findTag(tx, id))) throw TAG_NOT_FOUND();
      const job = await planJob({ tx, now, newId }, kind, { plan: { customers, change }, createdBy: actor.id, why });
      return answer(job).records({ action: 'job.planned', subject: job.id, why });
    },
  });
