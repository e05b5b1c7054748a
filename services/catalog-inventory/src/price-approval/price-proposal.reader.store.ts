import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import {
  PriceProposalStatus,
  type PriceProposalView,
  ProposedPrice,
} from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { PriceProposal as PriceProposalRow } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { priceProposalView } from './price-proposal.ts';

const viewOf = (row: PriceProposalRow): PriceProposalView =>
  priceProposalView({
    ...row,
    status: PriceProposalStatus.parse(row.status),
    prices: ProposedPrice.array().parse(row.prices),
  });

/** Returns the proposal as the API shows it. Returns undefined if there is no such proposal. */
export async function readProposal(db: Reader, id: string): Promise<PriceProposalView | undefined> {
  const row = await db.priceProposal.findUnique({ where: { id } });
  return row ? viewOf(row) : undefined;
}

/** Returns at most `limit` + 1 proposals, newest first. The extra proposal shows that another page follows. */
export async function readProposals(db: Reader, status: string | undefined, page: PageQuery) {
  const where = { ...(status && { status }) };
  const proposals = await db.priceProposal.findMany(pageRange(page, where));
  const rows = proposals.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    get view() {
      return viewOf(row);
    },
  }));
  return withTotal(page, rows, (range) => db.priceProposal.count({ where, ...range }));
}
