import { changed } from '@toric/chassis/changes/changed';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CREDIT_CUSTOMER_ERASED } from '@toric/contracts/order/credit/credit.errors';
import { SetCredit } from '@toric/contracts/order/credit/credit.http';
import { type CreditChange, needsSecondPerson } from '../credit.ts';
import { insertChange, lockTerms, replaceWaiting, saveTerms, wasErased } from '../credit.store.ts';
import { changeView, recordedTerms } from '../credit.view.ts';

/**
 * POST /customers/{customerId}/credit-changes. Sets the credit level and the limits of a customer. A raise above the
 * amount that one person may allow alone waits for a second person (approve-credit-change.ts).
 */
export const setCredit = ({ vault, alone }: { vault: Vault; alone: number }) =>
  command(SetCredit, {
    async run({ params: { customerId }, body: { level, limits, why }, actor, tx, now, newId }) {
      const before = await lockTerms(tx, customerId);
      if (await wasErased(tx, customerId)) throw CREDIT_CUSTOMER_ERASED();
      const terms = { level, limits: limits.map(({ limit }) => limit) };
      const waits = needsSecondPerson(before, terms, alone);
      const change: CreditChange = {
        ...{ ...terms, id: newId(), customerId, why, status: waits ? 'needs-approval' : 'applied' },
        ...{ requestedBy: actor.id, decidedBy: null, createdAt: now, updatedAt: now },
      };
      await replaceWaiting(tx, customerId, actor.id, now);
      await insertChange(tx, change, await keyringFor(tx, vault, customerId));
      if (!waits) await saveTerms(tx, customerId, terms, now);
      const fields = changed(recordedTerms(before), recordedTerms(terms));
      const action = waits ? 'credit.asked' : 'credit.changed';
      return answer(changeView(change)).records({ action, subject: customerId, customerId, why, fields });
    },
  });
