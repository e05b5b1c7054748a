import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { AnyJobKind } from '@toric/chassis/jobs/job-kind';
import { planJob } from '@toric/chassis/jobs/plan-job';
import { MERGE_NONE_CERTAIN } from '@toric/contracts/customer/quality/merge.errors';
import { MergeCertainPairs } from '@toric/contracts/customer/quality/merge.http';
import { findAges, findCertainPairs } from '../candidate.store.ts';
import { whoStays } from '../merge-rules.ts';

/**
 * POST /customer-merges/certain. Plans one job that merges open pairs which the search marked as certain. The dry run
 * rejects each pair that a person must look at.
 */
export const mergeCertainPairs = (kind: AnyJobKind) =>
  command(MergeCertainPairs, {
    async run({ body: { most, why }, actor, tx, now, newId }) {
      const pairs = await findCertainPairs(tx, most);
      const ages = await findAges(tx, [...new Set(pairs.flatMap(({ oneId, otherId }) => [oneId, otherId]))]);
      const byId = new Map(ages.map((one) => [one.id, one]));
      const items = pairs.flatMap(({ oneId, otherId }) => {
        const [one, other] = [byId.get(oneId), byId.get(otherId)];
        if (!one || !other) return [];
        const [kept, merged] = whoStays(one, other);
        return [{ change: { choices: {} }, recordIds: [kept.id, merged.id], personId: kept.id }];
      });
      if (items.length === 0) throw MERGE_NONE_CERTAIN();
      const planned = { plan: { byHand: false }, items, createdBy: actor.id, why };
      const job = await planJob({ tx, now, newId }, kind, planned);
      return answer(job).records({ action: 'job.planned', subject: job.id, why });
    },
  });
