import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { RECALL_NOT_FOUND } from '@toric/contracts/catalog-inventory/recall/recall.errors';
import { CloseRecall } from '@toric/contracts/catalog-inventory/recall/recall.http';
import { recallSummary, requireOpen } from '../recall.ts';
import { endRecall, lockRecall } from '../recall.store.ts';

/** POST /recalls/{recallId}/close. Closes the recall. Its lots stay recalled and in quarantine. */
export const closeRecall = command(CloseRecall, {
  async run({ params: { recallId }, body: { reason }, actor, tx, now }) {
    const recall = await lockRecall(tx, recallId);
    if (!recall) throw RECALL_NOT_FOUND();
    requireOpen(recall);
    await endRecall(tx, { id: recallId, closedBy: actor.id, reason, now });
    return answer(recallSummary({ ...recall, updatedAt: now, closedAt: now }));
  },
});
