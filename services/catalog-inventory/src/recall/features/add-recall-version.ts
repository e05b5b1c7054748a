import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { TellAffected } from '@toric/contracts/catalog-inventory/events';
import { RECALL_NOT_FOUND } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import { AddRecallVersion } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { requireSecondPerson } from '../narrowing.ts';
import { findIssued, lockRecall, lockRecalls } from '../recall.store.ts';
import { issueVersion } from '../issue-version.flow.ts';

/**
 * POST /recalls/{recallId}/versions. Adds a version to a recall: a whole new notice, whose scope may be wider or
 * narrower. A closed recall is opened again. A narrower or reworded version needs a second person. Emits
 * catalog-inventory.tell-affected.v1, which notifies the newly affected customers.
 */
export const addRecallVersion = command(AddRecallVersion, {
  async run({ params: { recallId }, body: notice, expectedVersion, actor, tx, now, newId }) {
    await lockRecalls(tx);
    const recall = await lockRecall(tx, recallId);
    if (!recall) throw RECALL_NOT_FOUND();
    requireVersion(expectedVersion, recall.version);
    const { scope, issuers } = await findIssued(tx, recallId);
    requireSecondPerson({ before: { ...recall, scope }, next: notice, issuers, by: actor.id });
    const next = { ...recall, version: recall.version + 1, updatedAt: now, closedAt: null };
    const issued = await issueVersion(tx, next, notice, { versionId: newId(), actorId: actor.id, now });
    return answer(issued).emits(TellAffected({ recallId }));
  },
});
