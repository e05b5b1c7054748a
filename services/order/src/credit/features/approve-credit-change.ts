import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ApproveCreditChange } from '@toric/contracts/order/credit/credit.http';
import { decideChange } from '../credit.ts';
import { saveDecision, saveTerms } from '../credit.store.ts';
import { changeView, recordedTerms } from '../credit.view.ts';
import { lockWaiting } from '../lock-waiting.flow.ts';

/** POST /credit-changes/{changeId}/approve. Records the approval of a second person, and applies the credit change. */
export const approveCreditChange = ({ vault }: { vault: Vault }) =>
  command(ApproveCreditChange, {
    async run({ params: { changeId }, actor, tx, now }) {
      const { change: waiting, before } = await lockWaiting(tx, vault, changeId);
      const change = decideChange(waiting, 'applied', { by: actor.id, now });
      const { customerId } = change;
      await saveDecision(tx, change);
      await saveTerms(tx, customerId, change, now);
      const fields = changed(recordedTerms(before), recordedTerms(change));
      return answer(changeView(change)).records({ action: 'credit.approved', subject: customerId, customerId, fields });
    },
  });
