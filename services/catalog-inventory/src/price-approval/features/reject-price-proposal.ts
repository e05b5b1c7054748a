import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PRICE_PROPOSAL_NOT_FOUND } from '@toric/contracts/catalog-inventory/pricing/price.errors';
import { RejectPriceProposal } from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import { priceProposalView, rejectedProposal } from '../price-proposal.ts';
import { lockProposal, saveDecision } from '../price-proposal.store.ts';

/** POST /price-proposals/{proposalId}/reject. Ends an open proposal. Its prices never take effect. */
export const rejectPriceProposal = command(RejectPriceProposal, {
  async run({ params: { proposalId }, body: { reason }, actor, expectedVersion, tx, now }) {
    const proposal = await lockProposal(tx, proposalId);
    if (!proposal) throw PRICE_PROPOSAL_NOT_FOUND();
    requireVersion(expectedVersion, proposal.version);
    const rejected = rejectedProposal(proposal, { by: actor.id, reason, now });
    saveDecision(tx, rejected);
    const fields = changed({ status: proposal.status }, { status: rejected.status });
    const change = { action: 'price-proposal.rejected', subject: proposalId, why: reason, fields } as const;
    return answer(priceProposalView(rejected)).records(change);
  },
});
