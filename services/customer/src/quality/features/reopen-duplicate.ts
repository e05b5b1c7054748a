import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ReopenDuplicate } from '@toric/contracts/customer/quality/duplicate.http';
import { requirePair } from '../duplicates/pair.ts';
import { lockPair, saveDecision } from '../duplicates/pair.store.ts';

/**
 * POST /duplicates/{duplicateId}/open. Takes back the decision that two customers are two people. The pair is open
 * again.
 */
export const reopenDuplicate = command(ReopenDuplicate, {
  async run({ params: { duplicateId: id }, tx, now }) {
    const { oneId } = requirePair(await lockPair(tx, id), 'different');
    await saveDecision(tx, id, { state: 'open', sealed: null, by: null }, now);
    const change = { action: 'duplicate.reopened', subject: id, customerId: oneId } as const;
    return answer({ id, state: 'open' as const, decidedAt: null }).records(change);
  },
});
