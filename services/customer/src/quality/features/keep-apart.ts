import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { DUPLICATE_NOT_FOUND } from '@toric/contracts/customer/quality/duplicate.errors';
import { KeepApart } from '@toric/contracts/customer/quality/duplicate.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { requirePair } from '../duplicates/pair.ts';
import { lockPair, saveDecision, sealReason } from '../duplicates/pair.store.ts';

/**
 * POST /duplicates/{duplicateId}/different. Records the decision of staff that two customers are two people. The search
 * does not propose this pair again.
 */
export const keepApart = ({ vault }: { vault: Vault }) =>
  command(KeepApart, {
    async run({ params: { duplicateId: id }, body: { reason }, actor, tx, now }) {
      const { oneId } = requirePair(await lockPair(tx, id), 'open');
      const keys = await findCustomerKeys(tx, vault, oneId, undefined);
      if (!keys) throw DUPLICATE_NOT_FOUND();
      const sealed = reason === undefined ? null : sealReason(keys, id, reason);
      await saveDecision(tx, id, { state: 'different', sealed, by: actor.id }, now);
      const change = { action: 'duplicate.kept-apart', subject: id, customerId: oneId, why: reason } as const;
      return answer({ id, state: 'different' as const, decidedAt: now.toISOString() }).records(change);
    },
  });
