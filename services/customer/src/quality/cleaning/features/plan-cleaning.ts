import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { AnyJobKind } from '@toric/chassis/jobs/job-kind';
import { planJob } from '@toric/chassis/jobs/plan-job';
import { PlanCleaning } from '@toric/contracts/customer/quality/cleaning.http';

/** POST /cleanings. Plans a cleaning. The job looks for proposals and makes a dry run at once. */
export const planCleaning = (kind: AnyJobKind) =>
  command(PlanCleaning, {
    async run({ body: { fixes, customers, why }, actor, tx, now, newId }) {
      const plan = { fixes: [...new Set(fixes)], customers };
      const job = await planJob({ tx, now, newId }, kind, { plan, createdBy: actor.id, why });
      return answer(job).records({ action: 'job.planned', subject: job.id, why });
    },
  });
