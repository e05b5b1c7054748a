import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { AnyJobKind } from '@toric/chassis/jobs/job-kind';
import { planJob } from '@toric/chassis/jobs/plan-job';
import { MergeCustomers } from '@toric/contracts/customer/quality/merge.http';
import { reasonsAgainst } from '../merge-rules.ts';
import { readPair, refusedFor } from '../read-pair.flow.ts';

/**
 * POST /customer-merges. Plans a job that merges two customers. A person has looked at both. The dry run begins at
 * once.
 */
export const mergeCustomers = ({ vault }: { vault: Vault }, kind: AnyJobKind) =>
  command(MergeCustomers, {
    async run({ body: { keptId, mergedId, choices = {}, why }, actor, tx, now, newId }) {
      const pair = await readPair(tx, { keptId, mergedId }, { vault, now, jobId: null });
      const reasons = pair ? reasonsAgainst(pair.pairing) : (['gone'] as const);
      if (reasons.length > 0) throw refusedFor(reasons);
      const items = [{ change: { choices }, recordIds: [keptId, mergedId], personId: keptId }];
      const planned = { plan: { byHand: true }, items, createdBy: actor.id, why };
      const job = await planJob({ tx, now, newId }, kind, planned);
      return answer(job).records({ action: 'job.planned', subject: job.id, why });
    },
  });
