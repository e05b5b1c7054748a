import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { DEAL_NOT_FOUND } from '@toric/contracts/customer/pipeline/deal.errors';
import { LoseDeal, ReopenDeal, WinDeal } from '@toric/contracts/customer/pipeline/deal.http';
import type { Tx } from '@toric/messaging/sql';
import { type Deal, lost, reopened, won } from '../deal.ts';
import { insertStep, lockDeal, saveDeal } from '../deal.store.ts';
import { dealReceipt } from '../deal.view.ts';

type Means = {
  readonly tx: Tx;
  readonly now: Date;
  readonly newId: () => string;
  readonly actor: { readonly id: string };
};

/** Locks a deal, changes it with `step`, saves it, and records the step. Returns the changed deal. */
async function take(
  vault: Vault,
  { tx, now, newId, actor }: Means,
  id: string,
  step: (deal: Deal) => Deal,
): Promise<Deal> {
  const deal = await lockDeal(tx, vault, id);
  if (!deal) throw DEAL_NOT_FOUND();
  const next = step(deal);
  await saveDeal(tx, vault, next);
  await insertStep(tx, { id: newId(), deal: next, by: actor.id, at: now });
  return next;
}

/** POST /deals/{dealId}/won. Ends an open deal as won. */
export const winDeal = ({ vault }: { vault: Vault }) =>
  command(WinDeal, {
    async run({ params: { dealId }, ...means }) {
      const deal = await take(vault, means, dealId, (open) => won(open, means.now));
      return answer(dealReceipt(deal)).records({ action: 'deal.won', subject: dealId, customerId: deal.customerId });
    },
  });

/** POST /deals/{dealId}/lost. Ends an open deal as lost, with the reason. */
export const loseDeal = ({ vault }: { vault: Vault }) =>
  command(LoseDeal, {
    async run({ params: { dealId }, body: { reason, detail = null }, ...means }) {
      const deal = await take(vault, means, dealId, (open) => lost(open, reason, detail, means.now));
      const why = detail ?? reason;
      return answer(dealReceipt(deal)).records({
        action: 'deal.lost',
        subject: dealId,
        customerId: deal.customerId,
        why,
      });
    },
  });

/** POST /deals/{dealId}/open. Opens an ended deal again. */
export const reopenDeal = ({ vault }: { vault: Vault }) =>
  command(ReopenDeal, {
    async run({ params: { dealId }, ...means }) {
      const deal = await take(vault, means, dealId, (ended) => reopened(ended, means.now));
      return answer(dealReceipt(deal)).records({
        action: 'deal.reopened',
        subject: dealId,
        customerId: deal.customerId,
      });
    },
  });
