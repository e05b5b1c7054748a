import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { DEAL_NO_STAGE, DEAL_NOT_FOUND } from '@toric/contracts/customer/pipeline/deal.errors';
import { MoveDeal } from '@toric/contracts/customer/pipeline/deal.http';
import { moved } from '../deal.ts';
import { insertStep, lockDeal, saveDeal } from '../deal.store.ts';
import { dealReceipt } from '../deal.view.ts';
import { findStage } from '../stage.store.ts';

/**
 * POST /deals/{dealId}/stage. Moves an open deal to another stage. If the deal is already in this stage, nothing
 * changes.
 */
export const moveDeal = ({ vault }: { vault: Vault }) =>
  command(MoveDeal, {
    async run({ params: { dealId }, body: { stageId }, actor, tx, now, newId }) {
      const deal = await lockDeal(tx, vault, dealId);
      if (!deal) throw DEAL_NOT_FOUND();
      if (!(await findStage(tx, stageId))) throw DEAL_NO_STAGE();
      const next = moved(deal, stageId, now);
      if (next === deal) return answer(dealReceipt(deal)).records();
      await saveDeal(tx, vault, next);
      await insertStep(tx, { id: newId(), deal: next, by: actor.id, at: now });
      const fields = changed({ stageId: deal.stageId }, { stageId });
      return answer(dealReceipt(next)).records({
        action: 'deal.moved',
        subject: dealId,
        customerId: deal.customerId,
        fields,
      });
    },
  });
