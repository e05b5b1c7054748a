import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { RejectCreditChange } from '@toric/contracts/order/credit/credit.http';
import { decideChange } from '../credit.ts';
import { saveDecision } from '../credit.store.ts';
import { changeView } from '../credit.view.ts';
import { lockWaiting } from '../lock-waiting.flow.ts';

/**
 * POST /credit-changes/{changeId}/reject. Rejects a credit change that waits for a second person. The credit stays as
 * it is.
 */
export const rejectCreditChange = ({ vault }: { vault: Vault }) =>
  command(RejectCreditChange, {
    async run({ params: { changeId }, actor, tx, now }) {
      const { change: waiting } = await lockWaiting(tx, vault, changeId);
      const change = decideChange(waiting, 'rejected', { by: actor.id, now });
      const { customerId } = change;
      await saveDecision(tx, change);
      return answer(changeView(change)).records({ action: 'credit.rejected', subject: customerId, customerId });
    },
  });
