import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { DEAL_NOT_FOUND } from '@toric/contracts/customer/pipeline/deal.errors';
import { ChangeDeal } from '@toric/contracts/customer/pipeline/deal.http';
import { type Deal, withChanges } from '../deal.ts';
import { lockDeal, saveDeal } from '../deal.store.ts';
import { dealView } from '../deal.view.ts';
import { requireKnown } from '../require-known.flow.ts';

const recorded = ({ kind, title, note, value, expectedClose, ownerId, partnerId, customerId }: Deal) => ({
  ...{ kind, title, note, value, expectedClose, ownerId, partnerId, customerId },
});

/** PATCH /deals/{dealId}. Changes an open deal. */
export const changeDeal = ({ vault }: { vault: Vault }) =>
  command(ChangeDeal, {
    async run({ params: { dealId }, body, actor, expectedVersion, tx, now }) {
      const deal = await lockDeal(tx, vault, dealId);
      if (!deal) throw DEAL_NOT_FOUND();
      requireVersion(expectedVersion, deal.version);
      await requireKnown(tx, vault, body, actor.id);
      const next = withChanges(deal, body, now);
      await saveDeal(tx, vault, next);
      const fields = changed(recorded(deal), recorded(next));
      const change = { action: 'deal.changed', subject: dealId, customerId: next.customerId, fields } as const;
      return answer(dealView(next)).records(...(fields.length > 0 ? [change] : []));
    },
  });
