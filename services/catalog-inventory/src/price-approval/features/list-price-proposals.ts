import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListPriceProposals } from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import type { Reader } from '../../reader.store.ts';
import { readProposals } from '../price-proposal.reader.store.ts';

/**
 * GET /price-proposals. Lists proposals, newest first. `status=open` lists the proposals that wait for a second person.
 */
export const listPriceProposals = query<typeof ListPriceProposals, Reader>(ListPriceProposals, {
  async run({ query: { status, ...page }, db }) {
    return pageOf(await readProposals(db, status, page), page.limit, ({ view }) => view);
  },
});
