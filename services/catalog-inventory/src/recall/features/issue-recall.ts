import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { TellAffected } from '@toric/contracts/catalog-inventory/events';
import { RECALL_EXISTS } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import { IssueRecall } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { insertRecall, lockRecalls } from '../recall.store.ts';
import { issueVersion } from '../issue-version.flow.ts';

/**
 * POST /recalls. Issues a recall: quarantines the lots in its scope, and opens one case for each pair of such a lot and
 * a shipped order line with boxes of the lot. Emits catalog-inventory.tell-affected.v1, which notifies the customers.
 */
export const issueRecall = command(IssueRecall, {
  async run({ body: { reference, ...notice }, actor, tx, now, newId }) {
    await lockRecalls(tx);
    const recall = { id: newId(), reference, version: 1, createdAt: now, updatedAt: now, closedAt: null };
    if (!(await insertRecall(tx, recall))) throw RECALL_EXISTS({ reference });
    const issued = await issueVersion(tx, recall, notice, { versionId: newId(), actorId: actor.id, now });
    return answer(issued).emits(TellAffected({ recallId: recall.id }));
  },
});
