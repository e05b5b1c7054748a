import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListProposals } from '@toric/contracts/catalog-inventory/purchasing/replenishment.http';
import { readProposals } from '../proposal.reader.store.ts';
import { proposalView } from '../proposal.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /replenishment/proposals. Lists proposals, newest first, filtered by warehouse and status. */
export const listProposals = query<typeof ListProposals, Reader>(ListProposals, {
  async run({ query: { limit, cursor, count, ...filter }, db }) {
    return pageOf(await readProposals(db, filter, { limit, cursor, count }), limit, proposalView);
  },
});
