import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { requireVersion } from '@toric/chassis/http/run-command';
import { PRICE_PROPOSAL_NOT_FOUND } from '@toric/contracts/catalog-inventory/pricing/price.errors';
import { ApprovePriceProposal } from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import { changedProduct, offerChanged } from '../../catalogue/product.ts';
import { findPacks, lockPacks, lockProducts, updateProduct } from '../../catalogue/product.store.ts';
import { priceRecords } from '../../pricing/price-record.ts';
import { changePrices } from '../../pricing/price.store.ts';
import { approvedProposal, priceProposalView } from '../price-proposal.ts';
import { findPricedPacks, lockProposal, saveDecision } from '../price-proposal.store.ts';

/**
 * POST /price-proposals/{proposalId}/approve. Sets all prices of the proposal at once, in the name of two people. Emits
 * catalog-inventory.offer-changed.v1 for each product.
 */
export const approvePriceProposal = command(ApprovePriceProposal, {
  async run({ params: { proposalId }, actor, expectedVersion, tx, now, newId }) {
    const proposal = await lockProposal(tx, proposalId);
    if (!proposal) throw PRICE_PROPOSAL_NOT_FOUND();
    requireVersion(expectedVersion, proposal.version);
    const { prices, reason, proposedBy: changedBy } = proposal;
    const products = await lockProducts(
      tx,
      prices.map(({ productId }) => productId),
    );
    await lockPacks(tx);
    const packs = await findPricedPacks(
      tx,
      prices.map(({ packId }) => packId),
    );
    const approved = approvedProposal(proposal, packs, { by: actor.id, now });
    saveDecision(tx, approved);
    changePrices(tx, prices, { changedBy, reason, approvedBy: actor.id, proposalId }, { now, newId });
    const offers = [];
    for (const product of products) {
      const next = changedProduct(product, {}, { now, relatives: [] });
      await updateProduct(tx, next);
      offers.push(offerChanged(next, await findPacks(tx, product.id)));
    }
    const fields = changed({ status: proposal.status }, { status: approved.status, proposedBy: changedBy });
    return answer(priceProposalView(approved))
      .emits(...offers)
      .records({ action: 'price-proposal.approved', subject: proposalId, why: reason, fields })
      .records(...priceRecords(prices, reason));
  },
});
