import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ProposePrices } from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import { newPriceProposal, priceProposalView } from '../price-proposal.ts';
import { findPricedPacks, insertProposal } from '../price-proposal.store.ts';

/**
 * POST /price-proposals. Proposes prices. They take effect when another person with the role `finance` approves them.
 */
export const proposePrices = command(ProposePrices, {
  async run({ body, actor, tx, now, newId }) {
    const packs = await findPricedPacks(tx, [...new Set(body.prices.map(({ packId }) => packId))]);
    const proposal = newPriceProposal(body, packs, { id: newId(), by: actor.id, now });
    insertProposal(tx, proposal);
    const { reason: why, prices } = proposal;
    const change = {
      action: 'price-proposal.added',
      subject: proposal.id,
      why,
      fields: changed({}, { prices }),
    } as const;
    return answer(priceProposalView(proposal)).records(change);
  },
});
