import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { DEAL_NO_STAGE } from '@toric/contracts/customer/pipeline/deal.errors';
import { CreateDeal } from '@toric/contracts/customer/pipeline/deal.http';
import type { Deal } from '../deal.ts';
import { insertDeal, insertStep } from '../deal.store.ts';
import { dealReceipt } from '../deal.view.ts';
import { requireKnown } from '../require-known.flow.ts';
import { findStage } from '../stage.store.ts';

/** POST /deals. Adds a deal in the given stage, or in the first stage in use. */
export const createDeal = ({ vault }: { vault: Vault }) =>
  command(CreateDeal, {
    async run({ body, actor, tx, now, newId }) {
      await requireKnown(tx, vault, body, actor.id);
      const stageId = await findStage(tx, body.stageId);
      if (!stageId) throw DEAL_NO_STAGE();
      const { kind, title, note = '', value, expectedClose, ownerId = actor.id } = body;
      const deal: Deal = {
        ...{ id: newId(), kind, state: 'open', stageId, stageSince: now, title, note, lostDetail: null, value },
        ...{ expectedClose, ownerId, partnerId: body.partnerId ?? null, customerId: body.customerId ?? null },
        ...{ lostReason: null, closedAt: null, version: 1, createdAt: now, updatedAt: now },
      };
      await insertDeal(tx, vault, deal);
      await insertStep(tx, { id: newId(), deal, by: actor.id, at: now });
      const fields = changed({}, { kind, title, value, expectedClose, ownerId });
      const change = { action: 'deal.added', subject: deal.id, customerId: deal.customerId, fields } as const;
      return answer(dealReceipt(deal)).records(change);
    },
  });
