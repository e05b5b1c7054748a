import { query } from '@toric/chassis/http/endpoint';
import { PRICE_PROPOSAL_NOT_FOUND } from '@toric/contracts/catalog-inventory/pricing/price.errors';
import { GetPriceProposal } from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import type { Reader } from '../../reader.store.ts';
import { readProposal } from '../price-proposal.reader.store.ts';

/** GET /price-proposals/{proposalId}. Returns one proposal with the prices before and after. */
export const getPriceProposal = query<typeof GetPriceProposal, Reader>(GetPriceProposal, {
  async run({ params: { proposalId }, db }) {
    const proposal = await readProposal(db, proposalId);
    if (!proposal) throw PRICE_PROPOSAL_NOT_FOUND();
    return proposal;
  },
});
